package dev.firstpass.bench.jmh;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.inference.graph.GraphRewriter;
import dev.firstpass.inference.graph.RewrittenGraph;
import dev.firstpass.inference.repository.OnnxFile;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.DjlSession;
import dev.firstpass.inference.runtime.OnnxRuntime;
import dev.firstpass.inference.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How much faster does a graph run when it is rewritten at load?
 *
 * <pre>clients/bench/bench jmh GraphRewriteBenchmark -p model=yolox_nano.onnx</pre>
 *
 * <p>One run through DJL on noise, with the options of the server: one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 2)
@Fork(2)
public class GraphRewriteBenchmark {
  /** An ONNX file with one float32 input of a fixed size. */
  @Param("")
  public String model = "";

  /** How the graph runs. */
  @Param({"AS_THE_FILE_HAS_IT", "REWRITTEN"})
  public Form form = Form.AS_THE_FILE_HAS_IT;

  private @Nullable DjlSession session;
  private Map<String, Tensor> inputs = Map.of();

  /** How the graph runs. */
  public enum Form {
    AS_THE_FILE_HAS_IT,
    REWRITTEN
  }

  /** Opens the graph. */
  @Setup
  public void open() throws IOException {
    Path file = Path.of(model);
    OnnxFile onnx = OnnxFile.read(file);
    OnnxRuntime runtime = OnnxRuntime.start(Device.CPU);
    if (form == Form.AS_THE_FILE_HAS_IT) {
      session = runtime.open(file, onnx.signature(), RuntimeOptions.DEFAULT);
    } else {
      RewrittenGraph graph =
          GraphRewriter.rewrite(file, onnx.facts().operators())
              .orElseThrow(() -> new IllegalArgumentException("nothing to rewrite in " + model));
      session =
          runtime.open(model, graph.model().newInput(), onnx.signature(), RuntimeOptions.DEFAULT);
    }
    TensorInfo input = onnx.signature().inputs().get(0);
    inputs = Map.of(input.name(), noise(input));
  }

  /** One run. */
  @Benchmark
  public Outputs run() {
    return Objects.requireNonNull(session).run(inputs);
  }

  /** Closes the graph. */
  @TearDown
  public void close() {
    Objects.requireNonNull(session).close();
  }

  private static Tensor noise(TensorInfo input) {
    ByteBuffer data =
        ByteBuffer.allocateDirect(Math.toIntExact(input.shape().elements()) * Float.BYTES)
            .order(ByteOrder.nativeOrder());
    Random random = new Random(1);
    while (data.hasRemaining()) {
      data.putFloat(random.nextInt(256));
    }
    return new Tensor(input.type(), input.shape(), data.flip());
  }
}
