package dev.firstpass.bench.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Photographs of a folder, in the order of their names. Enlarged ones are softer than real ones of
 * that size, and so a little faster to decode.
 *
 * @param photos at least one
 */
record Photos(List<BufferedImage> photos) implements PictureSource {
  Photos {
    photos = List.copyOf(photos);
  }

  static Photos read(Path folder) throws IOException {
    List<BufferedImage> photos = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Photos::isJpeg).sorted().toList()) {
        BufferedImage photo = ImageIO.read(file.toFile());
        if (photo != null) {
          photos.add(photo);
        }
      }
    }
    if (photos.isEmpty()) {
      throw new NoSuchFileException(folder.toString(), null, "no JPEG in this folder");
    }
    return new Photos(photos);
  }

  @Override
  public List<byte[]> jpegs(PictureSize size, int count) {
    return photos.stream().limit(count).map(photo -> Jpeg.encode(covering(photo, size))).toList();
  }

  private static boolean isJpeg(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".jpg") || name.endsWith(".jpeg");
  }

  /** The middle of the photograph, as much of it as fits the aspect ratio. */
  private static BufferedImage covering(BufferedImage photo, PictureSize size) {
    double scale =
        Math.min(
            (double) photo.getWidth() / size.width(), (double) photo.getHeight() / size.height());
    int width = (int) (size.width() * scale);
    int height = (int) (size.height() * scale);
    int x = (photo.getWidth() - width) / 2;
    int y = (photo.getHeight() - height) / 2;
    var picture = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(photo, 0, 0, size.width(), size.height(), x, y, x + width, y + height, null);
    pen.dispose();
    return picture;
  }
}
