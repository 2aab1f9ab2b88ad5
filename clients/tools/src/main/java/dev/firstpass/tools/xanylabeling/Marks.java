package dev.firstpass.tools.xanylabeling;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.geometry.StoredFrame;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an annotator showed a promptable model, in pixels of the tool.
 *
 * @param points of the object, or of what is not the object
 * @param boxes around objects
 */
record Marks(List<Spot> points, List<Box> boxes) {
  private static final String POINTS = "points";
  private static final String BOXES = "boxes";
  private static final int POINT_NUMBERS = 2;
  private static final int BOX_NUMBERS = 4;

  Marks {
    points = List.copyOf(points);
    boxes = List.copyOf(boxes);
  }

  /**
   * A point.
   *
   * @param at where
   * @param object whether the object is there
   */
  record Spot(Point at, boolean object) {}

  /** Returns whether a model finds nothing unless it is shown the object. */
  static boolean wantedBy(Facts facts) {
    return facts.parameter(POINTS).isPresent() && facts.parameter(BOXES).isPresent();
  }

  /**
   * Reads a list of marks. Boxes may be drawn from any corner; one without area, which a click
   * leaves behind, and one around what is not the object are passed over.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when a mark has not the
   *     numbers of its type
   */
  static Marks read(@Nullable Object raw) {
    List<Spot> points = new ArrayList<>();
    List<Box> boxes = new ArrayList<>();
    if (raw instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Map<?, ?> mark) {
          read(mark, points, boxes);
        }
      }
    }
    return new Marks(points, boxes);
  }

  private static void read(Map<?, ?> mark, List<Spot> points, List<Box> boxes) {
    boolean object = !(mark.get("label") instanceof Number label) || label.doubleValue() != 0;
    if ("point".equals(mark.get("type"))) {
      List<Double> at = numbers(mark, POINT_NUMBERS);
      points.add(new Spot(new Point(at.get(0), at.get(1)), object));
    } else if ("rectangle".equals(mark.get("type"))) {
      List<Double> at = numbers(mark, BOX_NUMBERS);
      Box box =
          new Box(
              Math.min(at.get(0), at.get(2)),
              Math.min(at.get(1), at.get(3)),
              Math.max(at.get(0), at.get(2)),
              Math.max(at.get(1), at.get(3)));
      if (object && box.area() > 0) {
        boxes.add(box);
      }
    }
  }

  /** Returns whether nothing was shown. */
  boolean isEmpty() {
    return points.isEmpty() && boxes.isEmpty();
  }

  /**
   * Returns the settings of a promptable model.
   *
   * @param frame how the tool's pixels lie beside the upright ones
   */
  Map<String, Object> settings(StoredFrame frame) {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (!points.isEmpty()) {
      settings.put(
          POINTS, points.stream().map(spot -> text(spot, frame)).collect(Collectors.joining(";")));
    }
    if (!boxes.isEmpty()) {
      settings.put(
          BOXES,
          boxes.stream().map(box -> text(frame.toUpright(box))).collect(Collectors.joining(";")));
    }
    return settings;
  }

  private static String text(Spot spot, StoredFrame frame) {
    Point upright = frame.toUpright(spot.at());
    return upright.x() + "," + upright.y() + "," + (spot.object() ? "1" : "0");
  }

  private static String text(Box box) {
    return box.xMin() + "," + box.yMin() + "," + box.xMax() + "," + box.yMax();
  }

  private static List<Double> numbers(Map<?, ?> mark, int count) {
    List<Double> numbers = new ArrayList<>();
    if (mark.get("data") instanceof List<?> data) {
      for (Object one : data) {
        if (one instanceof Number number && Double.isFinite(number.doubleValue())) {
          numbers.add(number.doubleValue());
        }
      }
    }
    if (numbers.size() != count) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          "a mark of type '"
              + mark.get("type")
              + "' has "
              + count
              + " numbers in 'data', not "
              + numbers.size());
    }
    return numbers;
  }
}
