package dev.firstpass.tools.labelfile;

import dev.firstpass.core.geometry.Bitmap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Masks as PNG files, which label files hold as text: a pixel is set where a colour of it is not 0.
 * Interlaced files are refused (W3C, Portable Network Graphics, 2003).
 */
public final class MaskPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int MAX_PIXELS = 1 << 28;
  private static final int MAX_WIDTH = 1 << 20;

  private MaskPng() {}

  /** Reads a file. */
  public static Bitmap read(byte[] file) throws IOException {
    if (file.length < SIGNATURE.length
        || !Arrays.equals(SIGNATURE, Arrays.copyOf(file, SIGNATURE.length))) {
      throw new IOException("the mask is not a PNG file");
    }
    var in = new DataInputStream(new ByteArrayInputStream(file));
    in.skipBytes(SIGNATURE.length);
    var data = new ByteArrayOutputStream();
    byte[] header = {};
    for (String type = ""; !type.equals("IEND"); ) {
      int length = in.readInt();
      byte[] name = in.readNBytes(4);
      type = new String(name, StandardCharsets.ISO_8859_1);
      byte[] content = in.readNBytes(Math.max(0, Math.min(length, file.length)));
      in.readInt();
      if (type.equals("IHDR")) {
        header = content;
      } else if (type.equals("IDAT")) {
        data.write(content);
      }
    }
    return pixels(header, data.toByteArray());
  }

  /** Returns a file of one bit a pixel. */
  public static byte[] write(Bitmap bitmap) throws IOException {
    var header = new ByteArrayOutputStream();
    var fields = new DataOutputStream(header);
    fields.writeInt(bitmap.width());
    fields.writeInt(bitmap.height());
    // One bit deep, grey, and the only methods that there are, not interlaced.
    fields.write(new byte[] {1, 0, 0, 0, 0});
    var out = new ByteArrayOutputStream();
    out.write(SIGNATURE);
    writeChunk("IHDR", header.toByteArray(), out);
    writeChunk("IDAT", rows(bitmap), out);
    writeChunk("IEND", new byte[0], out);
    return out.toByteArray();
  }

  private static Bitmap pixels(byte[] header, byte[] data) throws IOException {
    if (header.length != 13) {
      throw new IOException("the mask is a PNG file without header");
    }
    var fields = new DataInputStream(new ByteArrayInputStream(header));
    int width = fields.readInt();
    int height = fields.readInt();
    int depth = fields.readUnsignedByte();
    int channels = channels(fields.readUnsignedByte());
    if (header[12] != 0) {
      throw new IOException("the mask is an interlaced PNG file; save it without");
    }
    if (width <= 0 || width > MAX_WIDTH || height <= 0 || (long) width * height > MAX_PIXELS) {
      throw new IOException("the mask has the size " + width + "x" + height);
    }
    var bitmap = new Bitmap(width, height);
    try (InputStream rows = new InflaterInputStream(new ByteArrayInputStream(data))) {
      int bits = depth * channels;
      byte[] above = new byte[(int) (((long) width * bits + 7) / 8)];
      for (int y = 0; y < height; y++) {
        int filter = rows.read();
        byte[] row = rows.readNBytes(above.length);
        if (row.length < above.length) {
          throw new IOException("the mask's PNG file is cut off in row " + y);
        }
        unfilter(filter, row, above, Math.max(1, bits / 8));
        set(row, y, depth, channels, bitmap);
        above = row;
      }
    }
    return bitmap;
  }

  /** Alpha is a channel, too. */
  private static int channels(int colourType) throws IOException {
    return switch (colourType) {
      case 0, 3 -> 1;
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> throw new IOException("the mask's PNG file has the colour type " + colourType);
    };
  }

  private static void unfilter(int filter, byte[] row, byte[] above, int step) throws IOException {
    if (filter < 0 || filter > 4) {
      throw new IOException("the mask's PNG file has the filter " + filter);
    }
    for (int i = 0; i < row.length; i++) {
      int left = i < step ? 0 : row[i - step] & 0xFF;
      int up = above[i] & 0xFF;
      int corner = i < step ? 0 : above[i - step] & 0xFF;
      int guess =
          switch (filter) {
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> paeth(left, up, corner);
            default -> 0;
          };
      row[i] += (byte) guess;
    }
  }

  private static int paeth(int left, int up, int corner) {
    int guess = left + up - corner;
    int toLeft = Math.abs(guess - left);
    int toUp = Math.abs(guess - up);
    int toCorner = Math.abs(guess - corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }

  private static void set(byte[] row, int y, int depth, int channels, Bitmap bitmap) {
    int colours = channels == 1 ? 1 : channels - 1 + channels % 2;
    for (int x = 0; x < bitmap.width(); x++) {
      for (int channel = 0; channel < colours; channel++) {
        if (isSet(row, (x * channels + channel) * depth, depth)) {
          bitmap.setRow(y, x, x + 1);
        }
      }
    }
  }

  private static boolean isSet(byte[] row, int bit, int depth) {
    if (depth == 16) {
      return row[bit / 8] != 0 || row[bit / 8 + 1] != 0;
    }
    int shift = 8 - depth - bit % 8;
    return (((row[bit / 8] & 0xFF) >> shift) & ((1 << depth) - 1)) != 0;
  }

  private static byte[] rows(Bitmap bitmap) throws IOException {
    var out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      for (int y = 0; y < bitmap.height(); y++) {
        byte[] row = new byte[1 + (bitmap.width() + 7) / 8];
        for (int x = 0; x < bitmap.width(); x++) {
          if (bitmap.isSet(x, y)) {
            row[1 + x / 8] |= (byte) (0x80 >> (x % 8));
          }
        }
        deflater.write(row);
      }
    }
    return out.toByteArray();
  }

  private static void writeChunk(String type, byte[] content, ByteArrayOutputStream out)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    var crc = new CRC32();
    crc.update(name);
    crc.update(content);
    var data = new DataOutputStream(out);
    data.writeInt(content.length);
    data.write(name);
    data.write(content);
    data.writeInt((int) crc.getValue());
  }
}
