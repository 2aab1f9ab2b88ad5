package dev.firstpass.tools.supervisely;

import dev.firstpass.core.geometry.Bitmap;
import java.io.DataInputStream;
import java.io.IOException;

/** Reads the rows of a PNG that is a mask. Confined to one file. */
final class PngRows {
  private static final int BYTE = 0xff;
  private static final int BITS = 8;

  private final PngHeader header;
  private final byte[] palette;
  private final byte[] opacity;

  /**
   * @param palette red, green and blue of each colour; empty without a palette
   * @param opacity of each colour of the palette; empty when all are opaque
   */
  PngRows(PngHeader header, byte[] palette, byte[] opacity) {
    this.header = header;
    this.palette = palette;
    this.opacity = opacity;
  }

  /** Reads all rows, each behind the number of its filter. */
  Bitmap read(DataInputStream in) throws IOException {
    Bitmap bitmap = new Bitmap(header.width(), header.height());
    byte[] above = new byte[header.rowBytes()];
    for (int y = 0; y < header.height(); y++) {
      int filter = in.readUnsignedByte();
      byte[] row = new byte[header.rowBytes()];
      in.readFully(row);
      for (int i = 0; i < row.length; i++) {
        row[i] += (byte) predicted(filter, row, above, i);
      }
      for (int x = 0; x < header.width(); x++) {
        if (isSet(row, x)) {
          bitmap.setRow(y, x, x + 1);
        }
      }
      above = row;
    }
    return bitmap;
  }

  private int predicted(int filter, byte[] row, byte[] above, int i) throws IOException {
    int back = i - header.pixelBytes();
    int left = back < 0 ? 0 : row[back] & BYTE;
    int up = above[i] & BYTE;
    return switch (filter) {
      case 0 -> 0;
      case 1 -> left;
      case 2 -> up;
      case 3 -> (left + up) / 2;
      case 4 -> paeth(left, up, back < 0 ? 0 : above[back] & BYTE);
      default -> throw new IOException("a mask is a PNG with the unknown filter " + filter);
    };
  }

  /** The neighbour that is nearest to left + up - corner. */
  private static int paeth(int left, int up, int corner) {
    int estimate = left + up - corner;
    int toLeft = Math.abs(estimate - left);
    int toUp = Math.abs(estimate - up);
    int toCorner = Math.abs(estimate - corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }

  private boolean isSet(byte[] row, int x) {
    int channels = header.channels();
    int first = x * channels;
    if (header.hasOpacity()) {
      return sample(row, first + channels - 1) != 0;
    }
    if (header.type() == PngHeader.PALETTE) {
      return isColourSet(sample(row, first));
    }
    for (int channel = 0; channel < channels; channel++) {
      if (sample(row, first + channel) != 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isColourSet(int colour) {
    if (opacity.length > 0) {
      return colour >= opacity.length || opacity[colour] != 0;
    }
    for (int i = 3 * colour; i < Math.min(palette.length, 3 * colour + 3); i++) {
      if (palette[i] != 0) {
        return true;
      }
    }
    return false;
  }

  private int sample(byte[] row, int index) {
    int depth = header.depth();
    if (depth == 2 * BITS) {
      return row[2 * index] | row[2 * index + 1];
    }
    int bit = index * depth;
    return row[bit / BITS] >> (BITS - depth - bit % BITS) & ((1 << depth) - 1);
  }
}
