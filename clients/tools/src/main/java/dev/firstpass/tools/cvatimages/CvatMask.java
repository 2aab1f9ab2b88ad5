package dev.firstpass.tools.cvatimages;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.tools.labelfile.XmlElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Masks as CVAT's XML holds them: the runs of the pixels of a box, row by row, the first of zeros.
 */
final class CvatMask {
  private CvatMask() {}

  /** Returns the attributes of a mask that is not empty. */
  static Map<String, String> written(Mask mask) {
    Box box = mask.enclosingBox();
    String runs =
        cut(mask, box).runs().stream().map(String::valueOf).collect(Collectors.joining(", "));
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("rle", runs);
    attributes.put("left", String.valueOf((int) box.xMin()));
    attributes.put("top", String.valueOf((int) box.yMin()));
    attributes.put("width", String.valueOf((int) box.width()));
    attributes.put("height", String.valueOf((int) box.height()));
    return attributes;
  }

  /** Reads a mask element. */
  static Mask read(XmlElement element, ImageFacts image) throws IOException {
    int left = whole(element, "left");
    int top = whole(element, "top");
    int width = whole(element, "width");
    int height = whole(element, "height");
    if (left + (long) width > image.width() || top + (long) height > image.height()) {
      throw element.wrong(
          "does not lie inside its picture of " + image.width() + "x" + image.height() + " pixels");
    }
    return new Mask(width, height, runs(element, (long) width * height))
        .within(left, top, image.width(), image.height());
  }

  /** The runs; zeros at the end may be missing. */
  private static List<Integer> runs(XmlElement element, long pixels) throws IOException {
    List<Integer> runs = new ArrayList<>();
    long total = 0;
    for (String run : element.attribute("rle").split(",", -1)) {
      try {
        runs.add(Integer.parseInt(run.strip()));
      } catch (NumberFormatException e) {
        throw element.wrong("has the run '" + run.strip() + "', which is not a whole number");
      }
      total += runs.get(runs.size() - 1);
    }
    if (total < pixels) {
      if (runs.size() % 2 != 0) {
        runs.add(0);
      }
      runs.add((int) (pixels - total));
    }
    return runs;
  }

  private static Mask cut(Mask mask, Box box) {
    Bitmap whole = Bitmap.of(mask);
    Bitmap part = new Bitmap((int) box.width(), (int) box.height());
    int left = (int) box.xMin();
    for (int y = 0; y < part.height(); y++) {
      int row = y + (int) box.yMin();
      int from = whole.rowSet(row, left);
      while (from < box.xMax()) {
        int to = whole.rowClear(row, from);
        part.setRow(y, from - left, to - left);
        from = to < whole.width() ? whole.rowSet(row, to) : whole.width();
      }
    }
    return part.toMask();
  }

  private static int whole(XmlElement element, String name) throws IOException {
    double value = element.number(name);
    if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
      throw element.wrong("has the " + name + " " + value + ", which is not a whole number");
    }
    return (int) value;
  }
}
