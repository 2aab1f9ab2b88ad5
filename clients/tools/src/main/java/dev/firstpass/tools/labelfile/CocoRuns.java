package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.geometry.Bitmap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Run lengths as pycocotools has them: column by column, the first of zeros, and their compressed
 * text: each run from the third on as its difference to the last but one, five bits a character.
 */
public final class CocoRuns {
  private static final int FIRST = 48;
  private static final int BITS = 5;
  private static final int LOW = 0x1f;
  private static final int MORE = 0x20;
  private static final int SIGN = 0x10;
  private static final int LONGEST_SHIFT = 60;

  private CocoRuns() {}

  /** Returns the runs of a mask. */
  public static List<Integer> of(Mask mask) {
    Bitmap bitmap = Bitmap.of(mask);
    List<Integer> runs = new ArrayList<>();
    boolean set = false;
    int length = 0;
    for (int x = 0; x < mask.width(); x++) {
      for (int y = 0; y < mask.height(); y++) {
        if (bitmap.isSet(x, y) != set) {
          runs.add(length);
          length = 0;
          set = !set;
        }
        length++;
      }
    }
    runs.add(length);
    return runs;
  }

  /**
   * Returns the mask of runs.
   *
   * @throws IOException when they do not add up to the picture
   */
  public static Mask mask(List<Integer> runs, int width, int height) throws IOException {
    Bitmap bitmap = new Bitmap(width, height);
    long position = 0;
    for (int i = 0; i < runs.size(); i++) {
      long end = position + runs.get(i);
      if (runs.get(i) < 0 || end > (long) width * height) {
        throw wrong(width, height);
      }
      for (long pixel = position; i % 2 == 1 && pixel < end; pixel++) {
        int x = (int) (pixel / height);
        bitmap.setRow((int) (pixel % height), x, x + 1);
      }
      position = end;
    }
    if (position != (long) width * height) {
      throw wrong(width, height);
    }
    return bitmap.toMask();
  }

  /** Returns the compressed text of runs. */
  public static String compressed(List<Integer> runs) {
    var text = new StringBuilder();
    for (int i = 0; i < runs.size(); i++) {
      long value = i > 2 ? (long) runs.get(i) - runs.get(i - 2) : runs.get(i);
      boolean more = true;
      while (more) {
        int bits = (int) (value & LOW);
        value >>= BITS;
        more = (bits & SIGN) == 0 ? value != 0 : value != -1;
        text.append((char) (FIRST + (more ? bits | MORE : bits)));
      }
    }
    return text.toString();
  }

  /** Returns the runs of a compressed text. */
  public static List<Integer> expanded(String text) throws IOException {
    List<Integer> runs = new ArrayList<>();
    int position = 0;
    while (position < text.length()) {
      long value = 0;
      int shift = 0;
      int bits = MORE;
      while ((bits & MORE) != 0) {
        bits = position < text.length() ? text.charAt(position++) - FIRST : -1;
        if (bits < 0 || bits > (LOW | MORE) || shift > LONGEST_SHIFT) {
          throw new IOException("the compressed runs are cut short or hold another character");
        }
        value |= (long) (bits & LOW) << shift;
        shift += BITS;
      }
      if ((bits & SIGN) != 0) {
        value |= -1L << shift;
      }
      long run = runs.size() > 2 ? value + runs.get(runs.size() - 2) : value;
      runs.add((int) Math.max(-1, Math.min(Integer.MAX_VALUE, run)));
    }
    return runs;
  }

  private static IOException wrong(int width, int height) {
    return new IOException("the runs do not add up to " + width + "x" + height + " pixels");
  }
}
