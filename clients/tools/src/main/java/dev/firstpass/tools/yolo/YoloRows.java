package dev.firstpass.tools.yolo;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.ReadLabels;
import dev.firstpass.tools.labelfile.RotatedCorners;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes labels of rows. Immutable. */
final class YoloRows {
  private static final int RECTANGLE_VALUES = 8;

  private final YoloDataset dataset;
  private final boolean rotated;

  /**
   * @param rotated whether rows of four corners are rotated boxes, not polygons
   */
  YoloRows(YoloDataset dataset, boolean rotated) {
    this.dataset = dataset;
    this.rotated = rotated;
  }

  /** Returns whether a row has four corners that make a rectangle. */
  static boolean isRectangle(YoloRow row, ImageFacts image) {
    int size = row.values().size();
    if (size != RECTANGLE_VALUES && size != RECTANGLE_VALUES + 1) {
      return false;
    }
    return RotatedCorners.areRectangle(row.corners(image));
  }

  /** Returns whether a row has keypoints. */
  boolean isPose(YoloRow row) {
    int size = YoloRow.BOX_VALUES + dataset.points() * dataset.values();
    return dataset.points() > 0 && (row.values().size() == size || row.hasScore(size));
  }

  /** Returns the label of a row. */
  Label label(YoloRow row, String name, ImageFacts image) throws IOException {
    Map<String, Object> attributes = new LinkedHashMap<>();
    int size = row.values().size();
    int before;
    Shape shape;
    if (isPose(row)) {
      before = YoloRow.BOX_VALUES + dataset.points() * dataset.values();
      shape = pose(row, image, attributes);
    } else if (row.isOutline()) {
      before = size - size % 2;
      shape = outline(row.corners(image));
    } else {
      before = YoloRow.BOX_VALUES;
      shape = box(row, image);
    }
    Optional<Double> score =
        row.hasScore(before) ? Optional.of(row.score(before)) : Optional.empty();
    return ReadLabels.region(name, shape, score, attributes);
  }

  private static Box box(YoloRow row, ImageFacts image) throws IOException {
    List<Double> values = row.values();
    if (values.get(2) < 0 || values.get(3) < 0) {
      throw row.line().wrong("has a box of negative size");
    }
    return Box.ofCentre(
        values.get(0) * image.width(),
        values.get(1) * image.height(),
        values.get(2) * image.width(),
        values.get(3) * image.height());
  }

  private Shape outline(List<Point> corners) {
    if (!rotated || corners.size() != RECTANGLE_VALUES / 2) {
      return new Polygon(corners);
    }
    return RotatedCorners.of(corners);
  }

  private Shape pose(YoloRow row, ImageFacts image, Map<String, Object> attributes)
      throws IOException {
    List<Keypoint> points = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    for (int i = 0; i < dataset.points(); i++) {
      int at = YoloRow.BOX_VALUES + i * dataset.values();
      double x = row.values().get(at);
      double y = row.values().get(at + 1);
      boolean told = dataset.values() > 2;
      if (told ? row.values().get(at + 2) > 0 : x != 0 || y != 0) {
        String name = dataset.pointName(row.classId(), i);
        points.add(new Keypoint(name, new Point(x * image.width(), y * image.height()), 1));
        if (told && row.values().get(at + 2) == 1) {
          hidden.add(name);
        }
      }
    }
    if (!hidden.isEmpty()) {
      attributes.put(LabelAttributes.HIDDEN_POINTS, hidden);
    }
    Box box = box(row, image);
    return points.isEmpty() ? box : new Keypoints(box, points);
  }
}
