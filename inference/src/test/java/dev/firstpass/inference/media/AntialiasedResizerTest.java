package dev.firstpass.inference.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/** Against Pillow: every bit must agree. */
final class AntialiasedResizerTest {
  private static final List<Target> TARGETS =
      List.of(
          new Target("scene", 53, 37, 20, 14),
          new Target("scene", 53, 37, 52, 36),
          new Target("scene", 53, 37, 80, 61),
          new Target("scene", 53, 37, 53, 20),
          new Target("scene", 53, 37, 19, 37),
          new Target("scene", 53, 37, 7, 50),
          new Target("scene", 53, 37, 1, 1),
          new Target("edges", 31, 29, 11, 9),
          new Target("edges", 31, 29, 47, 43),
          new Target("edges", 31, 29, 31, 3),
          new Target("row", 63, 1, 17, 1),
          new Target("row", 63, 1, 90, 4),
          new Target("row", 63, 1, 63, 5),
          new Target("column", 1, 57, 1, 13),
          new Target("column", 1, 57, 3, 80),
          new Target("column", 1, 57, 5, 57),
          new Target("pixel", 1, 1, 6, 4));

  private final ImageDecoder decoder = new ImageDecoder(MediaLimits.defaults());

  private record Target(String picture, int sourceWidth, int sourceHeight, int width, int height) {
    Mat source() {
      return mat(Fixtures.bgr("resampled/" + picture + ".png"), sourceWidth, sourceHeight);
    }

    byte[] golden(String kernel) {
      return Fixtures.bgr("resampled/%s-%s-%dx%d.png".formatted(picture, kernel, width, height));
    }
  }

  static List<Arguments> filters() {
    return List.of(
        Arguments.of("bilinear", ResamplingFilter.TRIANGLE),
        Arguments.of("bicubic", ResamplingFilter.CUBIC));
  }

  /** One resizer for all, back and forth: what it keeps of one picture must not show in another. */
  @ParameterizedTest
  @MethodSource("filters")
  void resize_anySizes_equalsPillow(String kernel, ResamplingFilter filter) {
    try (var resizer = new AntialiasedResizer(filter)) {
      for (int i = 0; i < TARGETS.size(); i++) {
        check(resizer, TARGETS.get(i), kernel);
        check(resizer, TARGETS.get(TARGETS.size() - 1 - i), kernel);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("filters")
  void resize_partOfPictureToPart_equalsThatPartOfPillows(String kernel, ResamplingFilter filter) {
    Target target = TARGETS.get(0);
    Mat larger = new Mat(target.sourceHeight() + 9, target.sourceWidth() + 5, CvType.CV_8UC3);
    Mat source = larger.submat(new Rect(3, 4, target.sourceWidth(), target.sourceHeight()));
    target.source().copyTo(source);
    var where = new Paste(target.width(), target.height(), 6, 3, 0, 0, 11, 8, 11, 8);
    Mat golden = mat(target.golden(kernel), target.width(), target.height());

    try (var resizer = new AntialiasedResizer(filter)) {
      Mat resized = resizer.resize(source, where);

      assertArrayEquals(
          Fixtures.copy(golden.submat(new Rect(6, 3, 11, 8)).clone()), Fixtures.copy(resized));
    }
  }

  @Test
  void resize_sameSize_isThePictureItself() {
    Mat source = TARGETS.get(0).source();

    try (var resizer = new AntialiasedResizer(ResamplingFilter.CUBIC)) {
      assertSame(source, resizer.resize(source, Paste.filling(source.cols(), source.rows())));
    }
  }

  static List<Arguments> fits() {
    return List.of(
        Arguments.of("stretch", 40, 30, Resize.stretch(Kernel.CUBIC_ANTIALIASED)),
        Arguments.of(
            "letterbox",
            40,
            30,
            Resize.letterbox(Kernel.LINEAR_ANTIALIASED, Rounding.ROUND, Placement.CENTRE, 114)),
        Arguments.of("crop", 28, 28, Resize.centreCrop(Kernel.CUBIC_ANTIALIASED, 0.875)));
  }

  @ParameterizedTest
  @MethodSource("fits")
  void prepare_eachFit_equalsPillow(String fit, int width, int height, Resize resize) {
    ImageInput input = ImageInput.raw(new Fixed(width, height), resize, Colour.RGB);

    try (var preparer = new ImagePreparer(input, decoder);
        LentImage lent = preparer.prepare(Fixtures.bytes("tensors/photo.png"))) {
      float[] actual = new float[3 * width * height];
      lent.image().tensor().floats().get(actual);
      assertArrayEquals(Fixtures.floats("tensors/pillow-" + fit + ".f32"), actual);
    }
  }

  private static void check(Resizer resizer, Target target, String kernel) {
    Mat resized = resizer.resize(target.source(), Paste.filling(target.width(), target.height()));

    assertEquals(CvType.CV_8UC3, resized.type());
    assertArrayEquals(target.golden(kernel), Fixtures.copy(resized), target + " " + kernel);
  }

  private static Mat mat(byte[] bgr, int width, int height) {
    Mat picture = new Mat(height, width, CvType.CV_8UC3);
    picture.put(0, 0, bgr);
    return picture;
  }
}
