package dev.firstpass.tools.supervisely;

import dev.firstpass.core.geometry.Bitmap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Reads and writes PNG files that are masks: which pixels are set. */
final class PngBits {
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int SET = 255;
  private static final int DEEP = 8;

  private PngBits() {}

  /** Returns the file of a bitmap: grey, 255 where it is set. */
  static byte[] written(Bitmap bitmap) throws IOException {
    var rows = new ByteArrayOutputStream();
    try (var deflated = new DeflaterOutputStream(rows)) {
      for (int y = 0; y < bitmap.height(); y++) {
        deflated.write(0);
        for (int x = 0; x < bitmap.width(); x++) {
          deflated.write(bitmap.isSet(x, y) ? SET : 0);
        }
      }
    }
    var header = new ByteArrayOutputStream();
    var fields = new DataOutputStream(header);
    fields.writeInt(bitmap.width());
    fields.writeInt(bitmap.height());
    fields.write(new byte[] {DEEP, 0, 0, 0, 0});
    var file = new ByteArrayOutputStream();
    var out = new DataOutputStream(file);
    out.writeLong(SIGNATURE);
    chunk("IHDR", header.toByteArray(), out);
    chunk("IDAT", rows.toByteArray(), out);
    chunk("IEND", new byte[0], out);
    return file.toByteArray();
  }

  /**
   * Reads a file: what is not transparent is set, or what is not black where nothing is.
   *
   * @param width the most columns it may have
   * @param height the most rows it may have
   * @throws IOException when it is no such PNG, larger or cut short
   */
  static Bitmap read(byte[] file, int width, int height) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(file));
    if (in.readLong() != SIGNATURE || in.readInt() != 13 || !name(in).equals("IHDR")) {
      throw new IOException("a mask is not a PNG");
    }
    var header =
        new PngHeader(in.readInt(), in.readInt(), in.readUnsignedByte(), in.readUnsignedByte());
    header.check(width, height);
    if (in.readUnsignedShort() != 0 || in.readUnsignedByte() != 0) {
      throw new IOException("a mask is an interlaced PNG; save it without interlacing");
    }
    in.readInt();
    byte[] palette = {};
    byte[] opacity = {};
    var data = new ByteArrayOutputStream();
    for (String name = ""; !name.equals("IEND"); in.readInt()) {
      int length = in.readInt();
      name = name(in);
      byte[] content = in.readNBytes(Math.max(0, length));
      switch (name) {
        case "PLTE" -> palette = content;
        case "tRNS" -> opacity = content;
        case "IDAT" -> data.writeBytes(content);
        default -> {}
      }
    }
    var rows =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(data.toByteArray())));
    return new PngRows(header, palette, opacity).read(rows);
  }

  private static String name(DataInputStream in) throws IOException {
    return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
  }

  private static void chunk(String name, byte[] content, DataOutputStream out) throws IOException {
    byte[] type = name.getBytes(StandardCharsets.ISO_8859_1);
    var sum = new CRC32();
    sum.update(type);
    sum.update(content);
    out.writeInt(content.length);
    out.write(type);
    out.write(content);
    out.writeInt((int) sum.getValue());
  }
}
