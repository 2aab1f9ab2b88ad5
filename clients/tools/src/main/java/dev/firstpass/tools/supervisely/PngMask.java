package dev.firstpass.tools.supervisely;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.tools.labelfile.Fields;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Masks as Supervisely has them: a PNG of their box, deflated once more, in base64. */
final class PngMask {
  private static final int SET = 255;
  private static final int OPAQUE = 0xff000000;
  private static final int COLOUR = 0xffffff;

  /** A mask's PNG is small; what would grow beyond all bounds is refused. */
  private static final int MAX_BYTES = 1 << 26;

  private PngMask() {}

  /** Returns the fields of a mask that is not empty. */
  static Map<String, Object> written(Mask mask) throws IOException {
    Box box = mask.enclosingBox();
    int left = (int) box.xMin();
    int top = (int) box.yMin();
    Bitmap bitmap = Bitmap.of(mask);
    var image =
        new BufferedImage((int) box.width(), (int) box.height(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.getRaster().setSample(x, y, 0, bitmap.isSet(left + x, top + y) ? SET : 0);
      }
    }
    var bytes = new ByteArrayOutputStream();
    try (var deflated = new DeflaterOutputStream(bytes)) {
      ImageIO.write(image, "png", deflated);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("data", Base64.getEncoder().encodeToString(bytes.toByteArray()));
    fields.put("origin", List.of(left, top));
    return fields;
  }

  /** Reads a mask, which must lie inside its picture. */
  static Mask read(Fields fields, ImageFacts picture) throws IOException {
    double[] origin = fields.numbers("origin");
    if (origin.length != 2 || origin[0] < 0 || origin[1] < 0) {
      throw fields.wrong("origin", "a list of a column and a row of the picture");
    }
    int left = (int) origin[0];
    int top = (int) origin[1];
    byte[] data = Base64.getDecoder().decode(fields.text("data"));
    Bitmap bitmap = new Bitmap(picture.width(), picture.height());
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(png(data)))) {
      reader.setInput(in);
      if (left + (long) reader.getWidth(0) > picture.width()
          || top + (long) reader.getHeight(0) > picture.height()) {
        throw fields.wrong("data", "a mask inside its picture");
      }
      draw(reader.read(0), left, top, bitmap);
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new IOException(fields.place() + ".data is a broken PNG", e);
    } finally {
      reader.dispose();
    }
    return bitmap.toMask();
  }

  /** Older projects have the PNG as it is. */
  private static byte[] png(byte[] data) throws IOException {
    if (data.length > 1 && data[1] == 'P') {
      return data;
    }
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(data))) {
      return in.readNBytes(MAX_BYTES);
    }
  }

  /** What is not transparent is set; in a picture without transparency, what is not black. */
  private static void draw(BufferedImage image, int left, int top, Bitmap bitmap) {
    boolean transparent = image.getColorModel().hasAlpha();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & (transparent ? OPAQUE : COLOUR)) != 0) {
          bitmap.setRow(top + y, left + x, left + x + 1);
        }
      }
    }
  }
}
