package dev.firstpass.bench.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.firstpass.bench.picture.PictureSize;
import dev.firstpass.bench.picture.PictureSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class DistinctPicturesTest {
  @Test
  void of_fewPictures_areSoManyOfTheSamePixelsAndOtherBytes() throws IOException {
    List<byte[]> two = PictureSource.drawn().jpegs(new PictureSize(64, 48), 2);
    Path folder;
    try (DistinctPictures pictures = DistinctPictures.of(two, 5)) {
      folder = pictures.folder();
      assertEquals(5, pictures.jpegs().size());
      assertFalse(Arrays.equals(pictures.jpegs().get(0), pictures.jpegs().get(2)));
      assertArrayEquals(pixels(two.get(0)), pixels(pictures.jpegs().get(4)));
      assertArrayEquals(
          pictures.jpegs().get(3), Files.readAllBytes(folder.resolve(DistinctPictures.name(3))));
    }
    assertFalse(Files.exists(folder));
  }

  private static int[] pixels(byte[] jpeg) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
