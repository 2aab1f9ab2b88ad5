package dev.firstpass.bench.jmh;

import dev.firstpass.bench.picture.PictureSize;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.inference.media.ImageDecoder;
import dev.firstpass.inference.media.ImagePreparer;
import dev.firstpass.inference.media.JpegLibrary;
import dev.firstpass.inference.media.LentImage;
import dev.firstpass.inference.media.MediaLimits;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * How long does a JPEG in memory take to become the letterboxed 416 x 416 float tensor of a
 * detector, all of it: header, decoding, resizing, filling?
 *
 * <pre>clients/bench/bench jmh PreparationBenchmark -p library=SYSTEM -prof gc</pre>
 *
 * <p>What it takes above {@link JpegDecoderBenchmark} with the same library is the price of the
 * letterbox and the tensor. {@code -p photos=DIR} uses photographs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PreparationBenchmark {
  private static final int SIDE = 416;
  private static final int PAD = 114;

  /** Size of the picture. */
  @Param({"640x480", "1920x1080", "4000x3000"})
  public String size = "";

  /** Who decodes. */
  @Param({"SYSTEM", "BUNDLED", "OPENCV"})
  public JpegLibrary library = JpegLibrary.OPENCV;

  /** {@code reduced-decode} of the model. */
  @Param({"0", "2"})
  public double reducedDecode;

  /** A folder of photographs; empty to draw pictures. */
  @Param("")
  public String photos = "";

  private ImagePreparer preparer = open(0, JpegLibrary.OPENCV);
  private ByteBuffer jpeg = ByteBuffer.allocate(0);

  /** Makes the picture. */
  @Setup
  public void prepare() {
    preparer.close();
    preparer = open(reducedDecode, library);
    jpeg = BenchmarkPicture.jpeg(PictureSize.parse(size), photos);
  }

  private static ImagePreparer open(double reducedDecode, JpegLibrary library) {
    ImageDecoder decoder = new ImageDecoder(MediaLimits.defaults(), List.of(library));
    if (decoder.jpegLibrary() != library) {
      throw new IllegalStateException("this machine has no JPEG library " + library);
    }
    return new ImagePreparer(input(reducedDecode), decoder);
  }

  private static ImageInput input(double reducedDecode) {
    ImageInput full =
        ImageInput.raw(
            new Fixed(SIDE, SIDE),
            Resize.letterbox(Kernel.LINEAR, Rounding.TRUNCATE, Placement.TOP_LEFT, PAD),
            Colour.BGR);
    return new ImageInput(
        full.size(),
        full.resize(),
        full.colour(),
        full.scale(),
        full.mean(),
        full.std(),
        full.layout(),
        full.type(),
        reducedDecode);
  }

  /** From bytes to the tensor; returns its first byte. */
  @Benchmark
  public byte tensor() {
    try (LentImage lent = preparer.prepare(jpeg)) {
      return lent.image().tensor().data().get(0);
    }
  }

  /** Frees the tensors. */
  @TearDown
  public void close() {
    preparer.close();
  }
}
