package dev.firstpass.bench.jmh;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.SinglePass;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelCard;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does each family's decoding cost, with outputs of the usual size that hold fifty objects?
 *
 * <pre>clients/bench/bench jmh DecodingBenchmark</pre>
 *
 * <p>Of times, the lowest counts on a machine that does other things, too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodingBenchmark {
  /** Which export, as {@link UsualExport} names it. */
  @Param({
    "YOLOX",
    "ULTRALYTICS",
    "ULTRALYTICS_ROWS",
    "ULTRALYTICS_END_TO_END",
    "ULTRALYTICS_SEGMENT",
    "ULTRALYTICS_POSE",
    "ULTRALYTICS_OBB",
    "RTDETR",
    "DETR",
    "NANODET",
    "PICODET",
    "FASTESTDET",
    "ULTRAFACE",
    "MASK_RCNN",
    "DB_TEXT",
    "SEGMENTATION",
    "CLASSIFICATION"
  })
  public UsualExport export = UsualExport.YOLOX;

  private Decoding decoding = Decoding.NONE;

  /** One call of a decoder. */
  private record Decoding(
      SinglePass pipeline, Outputs outputs, Letterbox letterbox, Settings settings) {
    static final Decoding NONE = of(UsualExport.CLASSIFICATION);

    static Decoding of(UsualExport export) {
      ModelFamily family =
          ServiceLoader.load(ModelFamily.class).stream()
              .map(ServiceLoader.Provider::get)
              .filter(candidate -> candidate.name().equals(export.family()))
              .findFirst()
              .orElseThrow();
      Recognition recognised = family.recognise(export.facts()).orElseThrow();
      ModelSpec spec =
          new ModelSpec(
              new ModelId("bench", "1"),
              family.name(),
              recognised.task(),
              List.of(new ModelFile(ModelFile.MODEL, "model.onnx", "0".repeat(64))),
              recognised.input(),
              recognised.labels().orElseGet(() -> numbered(recognised.classes())),
              recognised.parameters(),
              recognised.options(),
              ModelCard.EMPTY);
      return new Decoding(
          (SinglePass) family.open(spec, ModelContent.of(export.facts())),
          export.outputs(),
          export.letterbox(),
          Settings.prediction(family.parameters())
              .with(spec.parameters())
              .with(Map.of("max", 300)));
    }

    private static LabelSet numbered(int classes) {
      return new LabelSet(IntStream.range(0, classes).mapToObj(i -> "class-" + i).toList());
    }

    List<Suggestion> run() {
      return pipeline.decode(outputs, letterbox, settings);
    }
  }

  /** Makes the outputs. */
  @Setup
  public void make() {
    decoding = Decoding.of(export);
    if (decoding.run().isEmpty()) {
      throw new IllegalStateException(export + " has outputs without anything in them");
    }
  }

  /** The way from tensors to suggestions in source pixels. */
  @Benchmark
  public List<Suggestion> decode() {
    return decoding.run();
  }
}
