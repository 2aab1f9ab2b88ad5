package dev.firstpass.tools.labelstudio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an annotator showed a promptable model in the editor, in pixels of the picture.
 *
 * @param points {@code x,y,1} of the object and {@code x,y,0} elsewhere, with semicolons between
 * @param boxes {@code left,top,right,bottom}, with semicolons between
 * @param label what the annotator calls the object; empty when nothing was chosen
 */
record Prompts(String points, String boxes, String label) {
  private static final String POINTS = "points";
  private static final String BOXES = "boxes";
  private static final double FULL = 100;

  /** Reads the regions of an interactive call's context. */
  static Prompts of(Map<?, ?> context) {
    List<String> points = new ArrayList<>();
    List<String> boxes = new ArrayList<>();
    String label = "";
    if (context.get("result") instanceof List<?> regions) {
      for (Object region : regions) {
        if (region instanceof Map<?, ?> one && one.get("value") instanceof Map<?, ?> value) {
          String type = String.valueOf(one.get("type")).toLowerCase(Locale.ROOT);
          double width = number(one, "original_width") / FULL;
          double height = number(one, "original_height") / FULL;
          if (type.startsWith("keypoint")) {
            points.add(point(value, width, height, !Boolean.FALSE.equals(one.get("is_positive"))));
          } else if (type.startsWith("rectangle")) {
            boxes.add(box(value, width, height));
          }
          label =
              value.get(type) instanceof List<?> labels && !labels.isEmpty()
                  ? String.valueOf(labels.get(0))
                  : label;
        }
      }
    }
    return new Prompts(String.join(";", points), String.join(";", boxes), label);
  }

  /** Returns whether nothing was shown. */
  boolean isEmpty() {
    return points.isEmpty() && boxes.isEmpty();
  }

  /** Returns the settings of a promptable model. */
  Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (!points.isEmpty()) {
      settings.put(POINTS, points);
    }
    if (!boxes.isEmpty()) {
      settings.put(BOXES, boxes);
    }
    return settings;
  }

  private static String point(Map<?, ?> value, double width, double height, boolean object) {
    return number(value, "x") * width
        + ","
        + number(value, "y") * height
        + ","
        + (object ? "1" : "0");
  }

  private static String box(Map<?, ?> value, double width, double height) {
    double left = number(value, "x") * width;
    double top = number(value, "y") * height;
    return left
        + ","
        + top
        + ","
        + (left + number(value, "width") * width)
        + ","
        + (top + number(value, "height") * height);
  }

  private static double number(Map<?, ?> map, String name) {
    return map.get(name) instanceof Number number ? number.doubleValue() : 0;
  }
}
