package dev.firstpass.bench.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureSourceTest {
  private static final PictureSize SIZE = new PictureSize(320, 200);

  @TempDir private Path folder;

  @Test
  void drawn_count_givesSoManyDifferentPicturesOfTheSize() throws IOException {
    List<byte[]> jpegs = PictureSource.drawn().jpegs(SIZE, 2);

    assertEquals(2, jpegs.size());
    assertEquals(SIZE, size(jpegs.get(0)));
    assertEquals(SIZE, size(jpegs.get(1)));
    assertTrue(jpegs.get(0).length != jpegs.get(1).length);
  }

  @Test
  void drawn_sameCallTwice_givesTheSameBytes() {
    assertArrayEquals(
        PictureSource.drawn().jpegs(SIZE, 1).get(0), PictureSource.drawn().jpegs(SIZE, 1).get(0));
  }

  /** A picture of flat colours would flatter every decoder. */
  @Test
  void drawn_vgaPicture_hasAsManyBitsAsAPhotograph() {
    var vga = new PictureSize(640, 480);

    for (byte[] jpeg : PictureSource.drawn().jpegs(vga, 4)) {
      double bitsPerPixel = 8.0 * jpeg.length / (vga.width() * vga.height());
      assertTrue(bitsPerPixel > 1.2 && bitsPerPixel < 4, () -> "bits per pixel: " + bitsPerPixel);
    }
  }

  @Test
  void photos_otherAspectRatio_areCutToTheSize() throws IOException {
    var photo = new BufferedImage(90, 160, BufferedImage.TYPE_3BYTE_BGR);
    Files.write(folder.resolve("a.JPG"), Jpeg.encode(photo));
    Files.writeString(folder.resolve("readme.txt"), "no photo");

    List<byte[]> jpegs = PictureSource.photos(folder).jpegs(SIZE, 5);

    assertEquals(1, jpegs.size());
    assertEquals(SIZE, size(jpegs.get(0)));
  }

  @Test
  void photos_folderWithoutJpeg_isRefused() {
    assertThrows(NoSuchFileException.class, () -> PictureSource.photos(folder));
  }

  private static PictureSize size(byte[] jpeg) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
    return new PictureSize(picture.getWidth(), picture.getHeight());
  }
}
