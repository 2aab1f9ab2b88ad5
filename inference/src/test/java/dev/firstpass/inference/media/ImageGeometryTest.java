package dev.firstpass.inference.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Point;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fit;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.MultipleOf;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.ImageInput.ShortSide;
import dev.firstpass.core.model.ImageInput.SizePolicy;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ImageGeometryTest {
  private static final Resize YOLOX =
      Resize.letterbox(Kernel.LINEAR, Rounding.TRUNCATE, Placement.TOP_LEFT, 114);
  private static final Resize ULTRALYTICS =
      Resize.letterbox(Kernel.LINEAR, Rounding.ROUND, Placement.CENTRE, 114);
  private static final Resize UNENLARGED =
      new Resize(Fit.LETTERBOX, Kernel.LINEAR, Rounding.ROUND, Placement.CENTRE, 0, false, 1);
  private static final Resize CROP = Resize.centreCrop(Kernel.LINEAR, 0.875);
  private static final Resize STRETCH = Resize.stretch(Kernel.LINEAR);

  @Test
  void of_yolox_truncatesAndPlacesTopLeft() {
    ImageGeometry geometry = of(new Fixed(416, 416), YOLOX, 768, 577);

    // r = 416 / 768; int(577 * r) = int(312.54)
    assertEquals(new Paste(416, 312, 0, 0, 0, 0, 416, 312, 416, 416), geometry.paste());
    assertEquals(416.0 / 768, geometry.letterbox().scaleY());
    assertEquals(0, geometry.letterbox().offsetY());
  }

  @Test
  void of_ultralytics_roundsAndPutsOddPixelBelow() {
    ImageGeometry geometry = of(new Fixed(640, 640), ULTRALYTICS, 1000, 667);

    // r = 0.64; round(426.88) = 427; dh = 106.5: 106 above, 107 below
    assertEquals(new Paste(640, 427, 0, 0, 0, 106, 640, 427, 640, 640), geometry.paste());
    // the references undo it with the unrounded padding
    assertEquals((640 - 667 * 0.64) / 2, geometry.letterbox().offsetY(), 1e-9);
  }

  @Test
  void of_detrShortSide_shrinksToTheLongLimit() {
    ImageGeometry geometry = of(new ShortSide(800, 1333, 1), truncating(), 2000, 1000);

    // short = round(1333 * 0.5) = 666 (half to even), long = int(666 * 2)
    assertEquals(1332, geometry.paste().tensorWidth());
    assertEquals(666, geometry.paste().tensorHeight());
  }

  @Test
  void of_detrShortSide_truncatesTheLongSide() {
    ImageGeometry geometry = of(new ShortSide(800, 1333, 32), truncating(), 640, 427);

    // 800 * 640 / 427 = 1199.06
    assertEquals(1199, geometry.paste().width());
    assertEquals(1216, geometry.paste().tensorWidth());
    assertEquals(800, geometry.paste().tensorHeight());
    assertEquals(1199.0 / 640, geometry.letterbox().scaleX());
  }

  @Test
  void of_multiple_padsOwnSizeUp() {
    ImageGeometry geometry = of(new MultipleOf(32, 1024), YOLOX, 100, 65);

    assertEquals(new Paste(100, 65, 0, 0, 0, 0, 100, 65, 128, 96), geometry.paste());
    assertEquals(1, geometry.letterbox().scaleX());
  }

  @Test
  void of_stretchedMultiple_takesTheNearestOfTruncatedSides() {
    ImageGeometry geometry = of(new MultipleOf(32, 960), STRETCH, 465, 961);

    // int(465 * 960 / 961) = int(464.52) = 464 = 14.5 * 32, and Python rounds half to even
    assertEquals(448, geometry.paste().tensorWidth());
    assertEquals(960, geometry.paste().tensorHeight());
    assertEquals(448.0 / 465, geometry.letterbox().scaleX());
  }

  @Test
  void of_longestSide_roundsHalvesUp() {
    Resize resize = Resize.letterbox(Kernel.LINEAR, Rounding.HALF_UP, Placement.TOP_LEFT, 0);

    ImageGeometry geometry = of(new Fixed(1024, 1024), resize, 2048, 1365);

    // int(1365 / 2 + 0.5); half to even would give 682
    assertEquals(new Paste(1024, 683, 0, 0, 0, 0, 1024, 683, 1024, 1024), geometry.paste());
  }

  @Test
  void of_centreCrop_isTorchvisions() {
    ImageGeometry geometry = of(new Fixed(224, 224), CROP, 500, 333);

    // Resize(256): 384 = int(256 * 500 / 333) x 256; top = round(16.0), left = round(80.0)
    assertEquals(new Paste(384, 256, 80, 16, 0, 0, 224, 224, 224, 224), geometry.paste());
  }

  @Test
  void of_centreCropOfOneColumn_looksAtTheMiddle() {
    ImageGeometry geometry = of(new Fixed(224, 224), CROP, 1, 65_500);

    assertEquals(new ImageGeometry.Region(0, 32_742, 1, 16), geometry.region());
    assertEquals(0.5, geometry.letterbox().toSourceX(112), 1e-9);
    assertEquals(32_750, geometry.letterbox().toSourceY(112), 1e-9);
  }

  @Test
  void requireSensible_centreCropWithoutFixedSize_throws() {
    ImageInput input = ImageInput.raw(new MultipleOf(32, 640), CROP, Colour.RGB);

    assertThrows(IllegalArgumentException.class, () -> ImageGeometry.requireSensible(input));
  }

  /** Every way to fit, over 10,000 sizes from 1x1 to the largest. */
  @ParameterizedTest
  @MethodSource("inputs")
  void of_anySize_pixelsAndLetterboxAgree(ImageInput input) {
    long seed = 20_261_101;
    var random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      int width = anySide(random);
      int height = anySide(random);
      String which = "seed %d, picture %d: %dx%d".formatted(seed, i, width, height);

      ImageGeometry geometry = ImageGeometry.of(input, width, height);

      assertRoundTrip(geometry, random, which);
      assertPixelsLieWhereLetterboxSays(geometry, which);
      assertTrue(
          (long) geometry.paste().resizedWidth() * geometry.paste().resizedHeight() < 20_000_000,
          which);
    }
  }

  static List<ImageInput> inputs() {
    return List.of(
        input(new Fixed(416, 416), YOLOX),
        input(new Fixed(640, 384), ULTRALYTICS),
        input(new Fixed(640, 640), UNENLARGED),
        input(
            new Fixed(1024, 1024),
            Resize.letterbox(Kernel.LINEAR_ANTIALIASED, Rounding.HALF_UP, Placement.TOP_LEFT, 0)),
        input(new Fixed(320, 240), STRETCH),
        input(new Fixed(224, 224), CROP),
        input(new Fixed(256, 192), CROP),
        input(new ShortSide(800, 1333, 32), truncating()),
        input(new ShortSide(736, 1280, 32), STRETCH),
        input(new MultipleOf(32, 1024), ULTRALYTICS));
  }

  /** Points of the part of the picture that the tensor shows come back where they were. */
  private static void assertRoundTrip(ImageGeometry geometry, Random random, String which) {
    Letterbox letterbox = geometry.letterbox();
    ImageGeometry.Region region = geometry.region();
    for (int i = 0; i < 4; i++) {
      double x = region.x() + region.width() * random.nextDouble();
      double y = region.y() + region.height() * random.nextDouble();
      Point again =
          letterbox.toSource(
              x * letterbox.scaleX() + letterbox.offsetX(),
              y * letterbox.scaleY() + letterbox.offsetY());
      assertEquals(x, again.x(), 0.5, which);
      assertEquals(y, again.y(), 0.5, which);
    }
  }

  /** Where the resized picture's edges come to lie: at most a pixel off, for rounding. */
  private static void assertPixelsLieWhereLetterboxSays(ImageGeometry geometry, String which) {
    Letterbox letterbox = geometry.letterbox();
    Paste paste = geometry.paste();
    ImageGeometry.Region region = geometry.region();
    double left = region.x() * letterbox.scaleX() + letterbox.offsetX();
    double right = (region.x() + region.width()) * letterbox.scaleX() + letterbox.offsetX();
    double top = region.y() * letterbox.scaleY() + letterbox.offsetY();
    double bottom = (region.y() + region.height()) * letterbox.scaleY() + letterbox.offsetY();
    assertEquals(paste.x() - paste.cropX(), left, 1.001, which);
    assertEquals(paste.y() - paste.cropY(), top, 1.001, which);
    assertEquals(paste.x() - paste.cropX() + paste.resizedWidth(), right, 1.001, which);
    assertEquals(paste.y() - paste.cropY() + paste.resizedHeight(), bottom, 1.001, which);
  }

  private static int anySide(Random random) {
    int[] most = {1, 3, 100, 5_000, 65_500};
    return 1 + random.nextInt(most[random.nextInt(most.length)]);
  }

  private static Resize truncating() {
    return Resize.letterbox(Kernel.LINEAR, Rounding.TRUNCATE, Placement.TOP_LEFT, 0);
  }

  private static ImageInput input(SizePolicy size, Resize resize) {
    return ImageInput.raw(size, resize, Colour.RGB);
  }

  private static ImageGeometry of(SizePolicy size, Resize resize, int width, int height) {
    return ImageGeometry.of(input(size, resize), width, height);
  }
}
