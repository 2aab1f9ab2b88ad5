package dev.firstpass.inference.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Layout;
import dev.firstpass.core.model.ImageInput.MultipleOf;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ImagePreparerTest {
  private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);
  private static final ImageInput YOLOX =
      ImageInput.raw(
          new Fixed(40, 40),
          Resize.letterbox(Kernel.LINEAR, Rounding.TRUNCATE, Placement.TOP_LEFT, 114),
          Colour.BGR);
  private static final ImageInput ULTRALYTICS =
      ImageInput.scaled(
          new Fixed(40, 40),
          Resize.letterbox(Kernel.LINEAR, Rounding.ROUND, Placement.CENTRE, 114),
          Colour.RGB,
          1 / 255.0);

  private final ImageDecoder decoder = new ImageDecoder(MediaLimits.defaults());

  static List<Arguments> families() {
    return List.of(
        Arguments.of("yolox", "photo.png", YOLOX),
        Arguments.of("ultralytics", "photo.png", ULTRALYTICS),
        Arguments.of("ultralytics-enlarged", "small.png", ULTRALYTICS),
        Arguments.of(
            "picodet", "photo.png", imagenet(new Fixed(40, 40), Resize.stretch(Kernel.CUBIC))),
        Arguments.of(
            "nanodet",
            "photo.png",
            ImageInput.normalised(
                new Fixed(40, 40),
                Resize.letterbox(Kernel.AREA, Rounding.ROUND, Placement.CENTRE, 0),
                Colour.BGR,
                1,
                List.of(103.53, 116.28, 123.675),
                List.of(57.375, 57.12, 58.395))),
        Arguments.of(
            "ultraface",
            "photo.png",
            ImageInput.normalised(
                new Fixed(40, 30),
                Resize.stretch(Kernel.LINEAR),
                Colour.RGB,
                1,
                List.of(127.0, 127.0, 127.0),
                List.of(128.0, 128.0, 128.0))),
        Arguments.of(
            "yunet",
            "small.png",
            ImageInput.raw(
                new MultipleOf(32, 640),
                Resize.letterbox(Kernel.LINEAR, Rounding.ROUND, Placement.TOP_LEFT, 0),
                Colour.BGR)),
        Arguments.of(
            "classification",
            "photo.png",
            imagenet(new Fixed(28, 28), Resize.centreCrop(Kernel.LINEAR, 0.875))));
  }

  @ParameterizedTest
  @MethodSource("families")
  void prepare_familyInput_isWithinOneLevelOfItsRecipe(
      String family, String picture, ImageInput input) {
    float[] expected = Fixtures.floats("tensors/" + family + ".f32");

    float[] actual = prepare(input, Fixtures.bytes("tensors/" + picture));

    assertEquals(expected.length, actual.length);
    int plane = expected.length / 3;
    for (int i = 0; i < expected.length; i++) {
      double level = input.scale() / input.std().get(i / plane);
      assertEquals(expected[i], actual[i], level * 1.001, family + " at " + i);
    }
  }

  @Test
  void prepare_nhwc_isTheTransposeOfNchw() {
    ImageInput planar = imagenet(new Fixed(40, 30), Resize.stretch(Kernel.LINEAR));
    ByteBuffer picture = Fixtures.bytes("tensors/photo.png");

    float[] nchw = prepare(planar, picture);
    float[] nhwc = prepare(with(planar, Layout.NHWC, ElementType.FLOAT32, 0), picture);

    assertArrayEquals(transposed(nchw, 3), nhwc);
  }

  @Test
  void prepare_uint8_isUnnormalisedInBothLayouts() {
    ByteBuffer picture = Fixtures.bytes("tensors/photo.png");
    float[] floats = prepare(YOLOX, picture);

    byte[] nchw = prepareBytes(with(YOLOX, Layout.NCHW, ElementType.UINT8, 0), picture);
    byte[] nhwc = prepareBytes(with(YOLOX, Layout.NHWC, ElementType.UINT8, 0), picture);

    float[] interleaved = transposed(floats, 3);
    for (int i = 0; i < floats.length; i++) {
      assertEquals(floats[i], nchw[i] & 0xFF);
      assertEquals(interleaved[i], nhwc[i] & 0xFF);
    }
  }

  @Test
  void prepare_gray_hasOneChannel() {
    ImageInput gray = ImageInput.raw(new Fixed(20, 10), Resize.stretch(Kernel.LINEAR), Colour.GRAY);

    try (var preparer = new ImagePreparer(gray, decoder);
        LentImage lent = preparer.prepare(Fixtures.bytes("tensors/photo.png"))) {
      assertEquals(TensorShape.of(1, 1, 10, 20), lent.image().tensor().shape());
    }
  }

  @Test
  void prepare_otherGeometryInReusedTensor_refillsPadding() {
    ByteBuffer wide = Fixtures.bytes("tensors/photo.png");
    ByteBuffer tall = Fixtures.bytes("pictures/exif_6.jpg");
    float[] expected = prepare(YOLOX, tall);

    try (var preparer = new ImagePreparer(YOLOX, decoder)) {
      preparer.prepare(wide).close();
      try (LentImage lent = preparer.prepare(tall)) {
        assertArrayEquals(expected, floats(lent));
      }
    }
  }

  @Test
  void prepare_turnedPicture_hasUprightSize() {
    try (var preparer = new ImagePreparer(YOLOX, decoder);
        LentImage lent = preparer.prepare(Fixtures.bytes("pictures/exif_6.jpg"))) {
      assertEquals(34, lent.sourceWidth());
      assertEquals(50, lent.sourceHeight());
    }
  }

  @Test
  void prepare_reducedDecode_keepsLetterboxOfFullSize() {
    ImageInput small = YOLOX.withSize(new Fixed(10, 10));
    ImageInput reduced = with(small, Layout.NCHW, ElementType.FLOAT32, 1);
    ByteBuffer picture = Fixtures.bytes("pictures/exif_6.jpg");

    try (var full = new ImagePreparer(small, decoder);
        var half = new ImagePreparer(reduced, decoder);
        LentImage expected = full.prepare(picture);
        LentImage actual = half.prepare(picture)) {
      Letterbox letterbox = actual.image().letterbox();
      assertEquals(expected.image().letterbox(), letterbox);
      assertTrue(meanDifference(floats(expected), floats(actual)) < 25);
    }
  }

  @Test
  void close_twice_lendsTheTensorOnce() {
    ByteBuffer picture = Fixtures.bytes("tensors/small.png");
    try (var preparer = new ImagePreparer(YOLOX, decoder)) {
      LentImage lent = preparer.prepare(picture);
      Tensor tensor = lent.image().tensor();
      lent.close();
      lent.close();

      try (LentImage second = preparer.prepare(picture);
          LentImage third = preparer.prepare(picture)) {
        assertSame(tensor, second.image().tensor());
        assertNotSame(tensor, third.image().tensor());
      }
    }
  }

  @Test
  void prepare_afterRefusal_works() {
    ByteBuffer picture = Fixtures.bytes("tensors/small.png");
    float[] expected = prepare(YOLOX, picture);
    try (var preparer = new ImagePreparer(YOLOX, decoder)) {
      assertThrows(DraftingException.class, () -> preparer.prepare(picture.slice(0, 60)));

      try (LentImage lent = preparer.prepare(picture)) {
        assertArrayEquals(expected, floats(lent));
      }
    }
  }

  @Test
  void prepare_fromManyThreads_givesEachItsOwn() throws Exception {
    List<String> names = List.of("exif_1.jpg", "exif_6.jpg", "lossy.webp", "lzw.tif", "gray.jpg");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (var preparer = new ImagePreparer(YOLOX, decoder)) {
      List<Future<?>> pending = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        ByteBuffer picture = Fixtures.bytes("pictures/" + names.get(i % names.size()));
        float[] expected = prepare(YOLOX, picture);
        pending.add(
            threads.submit(
                () -> {
                  try (LentImage lent = preparer.prepare(picture)) {
                    assertArrayEquals(expected, floats(lent));
                  }
                }));
      }
      for (Future<?> one : pending) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private float[] prepare(ImageInput input, ByteBuffer picture) {
    try (var preparer = new ImagePreparer(input, decoder);
        LentImage lent = preparer.prepare(picture)) {
      return floats(lent);
    }
  }

  private byte[] prepareBytes(ImageInput input, ByteBuffer picture) {
    try (var preparer = new ImagePreparer(input, decoder);
        LentImage lent = preparer.prepare(picture)) {
      byte[] values = new byte[lent.image().tensor().data().remaining()];
      lent.image().tensor().data().duplicate().get(values);
      return values;
    }
  }

  private static float[] floats(LentImage lent) {
    float[] values = new float[(int) lent.image().tensor().shape().elements()];
    lent.image().tensor().floats().get(values);
    return values;
  }

  private static float[] transposed(float[] planes, int channels) {
    float[] pixels = new float[planes.length];
    int plane = planes.length / channels;
    for (int i = 0; i < planes.length; i++) {
      pixels[i % plane * channels + i / plane] = planes[i];
    }
    return pixels;
  }

  private static double meanDifference(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum / a.length;
  }

  private static ImageInput imagenet(Fixed size, Resize resize) {
    return ImageInput.normalised(size, resize, Colour.RGB, 1 / 255.0, IMAGENET_MEAN, IMAGENET_STD);
  }

  private static ImageInput with(
      ImageInput input, Layout layout, ElementType type, double reducedDecode) {
    return new ImageInput(
        input.size(),
        input.resize(),
        input.colour(),
        input.scale(),
        input.mean(),
        input.std(),
        layout,
        type,
        reducedDecode);
  }
}
