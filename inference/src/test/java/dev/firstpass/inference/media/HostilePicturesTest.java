package dev.firstpass.inference.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes: a tensor or a refusal with one of three codes. */
final class HostilePicturesTest {
  private static final Set<ErrorCode> REFUSALS =
      Set.of(ErrorCode.UNSUPPORTED_MEDIA, ErrorCode.UNREADABLE_MEDIA, ErrorCode.MEDIA_TOO_LARGE);

  private final ImagePreparer preparer =
      new ImagePreparer(
          ImageInput.raw(
              new Fixed(64, 64),
              Resize.letterbox(Kernel.LINEAR, Rounding.ROUND, Placement.CENTRE, 114),
              Colour.RGB),
          new ImageDecoder(MediaLimits.defaults()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data/malformed/images_exif_samples",
        "data/malformed/images_go_fuzz",
        "data/malformed/images_pillow",
        "data/images/exif_orientation",
        "data/images/formats_pillow",
        "data/images/formats_jpeg_twelvemonkeys",
        "data/images/photos"
      })
  void prepare_sharedFile_isPreparedOrRefused(String folder) throws IOException {
    for (Path file : files(SharedData.require(folder))) {
      prepare(file.getFileName().toString(), Files.readAllBytes(file));
    }
  }

  /** Some thousand damaged copies of every fixture. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "exif_6.jpg", "progressive.jpg", "cmyk.jpg", "palette.png", "rgb16.png", "palette.bmp",
        "lossy.webp", "animated.webp", "lzw.tif", "jpeg.tif", "fax.tif", "first.gif"
      })
  void prepare_damagedCopy_isPreparedOrRefused(String name) {
    byte[] sound = Fixtures.bytes("pictures/" + name).array();
    long seed = 1_101;
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      prepare("%s, seed %d, copy %d".formatted(name, seed, i), damaged(sound, random));
    }
  }

  @ParameterizedTest
  @EnumSource
  void prepare_thinnestPictures_arePrepared(Kernel kernel) {
    var decoder = new ImageDecoder(MediaLimits.defaults());
    var size = new Fixed(32, 32);
    for (Resize resize :
        List.of(
            Resize.stretch(kernel),
            Resize.letterbox(kernel, Rounding.TRUNCATE, Placement.TOP_LEFT, 0),
            Resize.centreCrop(kernel, 0.875))) {
      try (var preparer = new ImagePreparer(ImageInput.raw(size, resize, Colour.RGB), decoder)) {
        for (byte[] picture : List.of(gray(65_500, 1), gray(1, 65_500), gray(1, 1))) {
          try (LentImage lent = preparer.prepare(ByteBuffer.wrap(picture))) {
            assertEquals(TensorShape.of(1, 3, 32, 32), lent.image().tensor().shape());
          }
        }
      }
    }
  }

  private void prepare(String which, byte[] content) {
    try (LentImage lent = preparer.prepare(ByteBuffer.wrap(content))) {
      assertTrue(lent.sourceWidth() > 0 && lent.sourceHeight() > 0, which);
    } catch (DraftingException refused) {
      assertTrue(REFUSALS.contains(refused.code()), () -> which + ": " + refused);
    }
  }

  private static byte[] damaged(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    for (int i = random.nextInt(5); i >= 0; i--) {
      int reach = random.nextBoolean() ? Math.min(bytes.length, 120) : bytes.length;
      bytes[random.nextInt(reach)] = (byte) random.nextInt();
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Returns an 8-bit BMP with a palette of one black entry. */
  private static byte[] gray(int width, int height) {
    int stride = (width + 3) / 4 * 4;
    ByteBuffer bmp = ByteBuffer.allocate(58 + stride * height).order(ByteOrder.LITTLE_ENDIAN);
    bmp.put((byte) 'B').put((byte) 'M').putInt(bmp.capacity()).putInt(0).putInt(58);
    bmp.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 8);
    bmp.putInt(0).putInt(stride * height).putInt(0).putInt(0).putInt(1).putInt(0);
    return bmp.array();
  }
}
