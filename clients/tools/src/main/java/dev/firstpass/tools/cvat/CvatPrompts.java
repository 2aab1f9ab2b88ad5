package dev.firstpass.tools.cvat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an annotator showed an interactor, in pixels of the frame.
 *
 * @param points {@code x,y,1} of the object and {@code x,y,0} elsewhere, with semicolons between
 * @param box {@code left,top,right,bottom}; empty for none
 */
record CvatPrompts(String points, String box) {
  private static final String OBJECT = "1";
  private static final String ELSEWHERE = "0";

  /**
   * Reads the fields of an invocation: {@code pos_points} and {@code neg_points} are pairs, {@code
   * obj_bbox} is two corners, in any order since the annotator may drag from any.
   */
  static CvatPrompts of(Map<String, Object> fields) {
    List<String> points = new ArrayList<>();
    for (double[] point : pairs(fields.get("pos_points"))) {
      points.add(point[0] + "," + point[1] + "," + OBJECT);
    }
    for (double[] point : pairs(fields.get("neg_points"))) {
      points.add(point[0] + "," + point[1] + "," + ELSEWHERE);
    }
    return new CvatPrompts(String.join(";", points), box(pairs(fields.get("obj_bbox"))));
  }

  /** Returns whether nothing was shown. */
  boolean isEmpty() {
    return points.isEmpty() && box.isEmpty();
  }

  /** Returns the settings of a promptable model. */
  Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (!points.isEmpty()) {
      settings.put("points", points);
    }
    if (!box.isEmpty()) {
      settings.put("boxes", box);
    }
    return settings;
  }

  private static String box(List<double[]> corners) {
    if (corners.size() != 2) {
      return "";
    }
    double left = Math.min(corners.get(0)[0], corners.get(1)[0]);
    double right = Math.max(corners.get(0)[0], corners.get(1)[0]);
    double top = Math.min(corners.get(0)[1], corners.get(1)[1]);
    double bottom = Math.max(corners.get(0)[1], corners.get(1)[1]);
    return left < right && top < bottom ? left + "," + top + "," + right + "," + bottom : "";
  }

  private static List<double[]> pairs(@Nullable Object raw) {
    List<double[]> pairs = new ArrayList<>();
    if (raw instanceof List<?> list) {
      for (Object element : list) {
        pair(element).ifPresent(pairs::add);
      }
    }
    return pairs;
  }

  private static Optional<double[]> pair(@Nullable Object raw) {
    return raw instanceof List<?> pair
            && pair.size() == 2
            && pair.get(0) instanceof Number x
            && pair.get(1) instanceof Number y
        ? Optional.of(new double[] {x.doubleValue(), y.doubleValue()})
        : Optional.empty();
  }
}
