package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.geometry.Bitmap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Masks as COCO's run lengths: of the pixels column by column, the first of zeros, as a list or as
 * a text of five bits a letter in which each length from the fourth on is told by its difference to
 * the one but last ({@code rleToString} in {@code common/maskApi.c} of cocoapi).
 */
public final class CocoRle {
  private static final int BITS = 5;
  private static final int DIGIT = (1 << BITS) - 1;
  private static final int MORE = 1 << BITS;
  private static final int SIGN = 1 << (BITS - 1);
  private static final int FIRST_LETTER = 48;

  private CocoRle() {}

  /** Returns a mask as a segmentation with compressed counts. */
  public static Map<String, Object> fields(Mask mask) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("size", List.of(mask.height(), mask.width()));
    fields.put("counts", compressed(counts(mask)));
    return fields;
  }

  /** Returns the lengths of the runs down the columns. */
  public static List<Integer> counts(Mask mask) {
    Bitmap bitmap = Bitmap.of(mask);
    List<Integer> counts = new ArrayList<>();
    boolean set = false;
    int length = 0;
    for (int x = 0; x < mask.width(); x++) {
      for (int y = 0; y < mask.height(); y++) {
        if (bitmap.isSet(x, y) != set) {
          counts.add(length);
          length = 0;
          set = !set;
        }
        length++;
      }
    }
    counts.add(length);
    return counts;
  }

  /** Returns the text of run lengths. */
  public static String compressed(List<Integer> counts) {
    var text = new StringBuilder();
    for (int i = 0; i < counts.size(); i++) {
      int value = i > 2 ? counts.get(i) - counts.get(i - 2) : counts.get(i);
      boolean more = true;
      while (more) {
        int digit = value & DIGIT;
        value >>= BITS;
        more = value != ((digit & SIGN) == 0 ? 0 : -1);
        text.append((char) (FIRST_LETTER + (more ? digit | MORE : digit)));
      }
    }
    return text.toString();
  }

  /**
   * Returns the run lengths of a text.
   *
   * @throws IOException when it is cut off or has a letter that means nothing
   */
  public static List<Integer> counts(String text) throws IOException {
    List<Integer> counts = new ArrayList<>();
    int value = 0;
    int shift = 0;
    for (int i = 0; i < text.length(); i++) {
      int letter = text.charAt(i) - FIRST_LETTER;
      if (letter < 0 || letter > (MORE | DIGIT) || shift > Integer.SIZE) {
        throw new IOException("the counts have no letter '" + text.charAt(i) + "'");
      }
      value |= (letter & DIGIT) << shift;
      shift += BITS;
      if ((letter & MORE) == 0) {
        boolean negative = (letter & SIGN) != 0 && shift < Integer.SIZE;
        int told = negative ? value | (-1 << shift) : value;
        counts.add(counts.size() > 2 ? told + counts.get(counts.size() - 2) : told);
        value = 0;
        shift = 0;
      }
    }
    if (shift > 0) {
      throw new IOException("the counts are cut off");
    }
    return counts;
  }

  /**
   * Returns the mask of run lengths down the columns.
   *
   * @throws IOException when they do not fill the picture
   */
  public static Mask mask(List<Integer> counts, int width, int height) throws IOException {
    long total = 0;
    for (int count : counts) {
      if (count < 0) {
        throw new IOException("a run of the counts is negative: " + count);
      }
      total += count;
    }
    if (total != (long) width * height) {
      throw new IOException(
          "the counts hold " + total + " pixels, not those of a " + width + "x" + height + " mask");
    }
    Bitmap bitmap = new Bitmap(width, height);
    int position = 0;
    for (int i = 0; i < counts.size(); i++) {
      int end = position + counts.get(i);
      for (int pixel = position; i % 2 == 1 && pixel < end; pixel++) {
        bitmap.setRow(pixel % height, pixel / height, pixel / height + 1);
      }
      position = end;
    }
    return bitmap.toMask();
  }
}
