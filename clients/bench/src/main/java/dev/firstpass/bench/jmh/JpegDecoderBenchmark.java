package dev.firstpass.bench.jmh;

import dev.firstpass.bench.floor.JpegDecoder;
import dev.firstpass.bench.picture.PictureSize;
import dev.firstpass.inference.media.JpegLibrary;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Mat;
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
 * How do the JPEG decoders compare: the system's libjpeg-turbo, the one that is carried along, and
 * OpenCV's without SIMD, in full and reduced?
 *
 * <pre>clients/bench/bench jmh JpegDecoderBenchmark</pre>
 *
 * <p>{@code -p photos=DIR} uses photographs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JpegDecoderBenchmark {
  /** Size of the picture. */
  @Param({"640x480", "1920x1080", "4000x3000"})
  public String size = "";

  /** Who decodes. */
  @Param({"SYSTEM", "BUNDLED", "OPENCV"})
  public JpegLibrary library = JpegLibrary.OPENCV;

  /** To which fraction of its sides. */
  @Param({"1", "4"})
  public int denominator;

  /** A folder of photographs; empty to draw pictures. */
  @Param("")
  public String photos = "";

  private @Nullable JpegDecoder decoder;
  private ByteBuffer jpeg = ByteBuffer.allocate(0);

  /** Opens the decoder and makes the picture. */
  @Setup
  public void open() {
    Optional<JpegDecoder> opened = JpegDecoder.open(library);
    decoder =
        opened.orElseThrow(
            () -> new IllegalStateException("this machine has no JPEG library " + library));
    jpeg = BenchmarkPicture.jpeg(PictureSize.parse(size), photos);
  }

  /** From bytes to pixels. */
  @Benchmark
  public @Nullable Mat decode() {
    JpegDecoder opened = decoder;
    return opened == null ? null : opened.decode(jpeg, denominator);
  }

  /** Frees the decoder. */
  @TearDown
  public void close() {
    if (decoder != null) {
      decoder.close();
    }
  }
}
