package dev.firstpass.tools.supervisely;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.tools.labelfile.Fields;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Masks as Supervisely has them: a PNG of their box, deflated once more, in base64. */
final class PngMask {
  /** A mask's PNG is small; what would grow beyond all bounds is cut short. */
  private static final int MAX_BYTES = 1 << 26;

  private PngMask() {}

  /** Returns the fields of a mask that is not empty. */
  static Map<String, Object> written(Mask mask) throws IOException {
    Box box = mask.enclosingBox();
    int left = (int) box.xMin();
    int top = (int) box.yMin();
    Bitmap whole = Bitmap.of(mask);
    Bitmap part = new Bitmap((int) box.width(), (int) box.height());
    for (int y = 0; y < part.height(); y++) {
      for (int x = 0; x < part.width(); x++) {
        if (whole.isSet(left + x, top + y)) {
          part.setRow(y, x, x + 1);
        }
      }
    }
    var bytes = new ByteArrayOutputStream();
    try (var deflated = new DeflaterOutputStream(bytes)) {
      deflated.write(PngBits.written(part));
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
    try {
      return PngBits.read(png(data), picture.width() - left, picture.height() - top)
          .toMask()
          .within(left, top, picture.width(), picture.height());
    } catch (EOFException e) {
      throw new IOException(fields.place() + ".data is cut short", e);
    }
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
}
