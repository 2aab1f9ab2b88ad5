package dev.firstpass.tools.labelme;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.Fields;
import dev.firstpass.tools.labelfile.MaskPng;
import dev.firstpass.tools.labelfile.PointsBox;
import dev.firstpass.tools.labelfile.ReadLabels;
import dev.firstpass.tools.labelfile.RotatedCorners;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One shape that is read. */
final class LabelmeShape {
  private static final int CIRCLE_CORNERS = 64;

  private final Fields fields;
  private final ImageFacts image;

  LabelmeShape(Fields fields, ImageFacts image) {
    this.fields = fields;
    this.image = image;
  }

  /** Returns the label with a shape; its name may not be blank. */
  Label label(Shape shape) throws IOException {
    return ReadLabels.region(
        fields.text("label"), shape, fields.score(LabelmeShapes.SCORE), attributes());
  }

  /** Returns a point of keypoints. */
  Keypoint keypoint() throws IOException {
    return new Keypoint(
        fields.text("label"), points(1, 1).get(0), fields.score(LabelmeShapes.SCORE).orElse(1.0));
  }

  /**
   * Returns the geometry: a circle is a polygon of {@value #CIRCLE_CORNERS} corners; lines and
   * points are keypoints with numbers for names.
   */
  Shape shape() throws IOException {
    String type = fields.optionalText(LabelmeShapes.TYPE).orElse("polygon");
    return switch (type) {
      case "rectangle" -> box(points(2, 4));
      case "polygon", "quadrilateral" -> new Polygon(points(3, Integer.MAX_VALUE));
      case "circle" -> circle(points(2, 2));
      case "oriented_rectangle", "rotation" -> RotatedCorners.of(points(4, 4));
      case "mask" -> mask(points(2, 2).get(0));
      case "point" -> PointsBox.of(List.of(keypoint()));
      case "line" -> numbered(points(2, 2));
      case "linestrip" -> numbered(points(2, Integer.MAX_VALUE));
      case "points" -> numbered(points(1, Integer.MAX_VALUE));
      default ->
          throw fields.wrong(
              LabelmeShapes.TYPE,
              "one of rectangle, polygon, circle, line, linestrip, point, points, mask,"
                  + " oriented_rectangle, quadrilateral, rotation, but '"
                  + type
                  + "'");
    };
  }

  private Map<String, Object> attributes() {
    Map<String, Object> all = new LinkedHashMap<>();
    fields
        .optionalNumber(LabelmeShapes.GROUP)
        .filter(group -> group == Math.rint(group))
        .ifPresent(group -> all.put(LabelAttributes.GROUP, group.longValue()));
    fields
        .optionalText(LabelmeShapes.DESCRIPTION)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> all.put(LabelAttributes.DESCRIPTION, text));
    for (String name : List.of(LabelmeShapes.FLAGS, LabelmeShapes.ATTRIBUTES)) {
      if (fields.values().get(name) instanceof Map<?, ?> map) {
        map.forEach(
            (key, value) -> {
              if (value != null && !(value instanceof Map)) {
                all.put(String.valueOf(key), value);
              }
            });
      }
    }
    if (fields.flag(LabelAttributes.DIFFICULT)) {
      all.put(LabelAttributes.DIFFICULT, true);
    }
    return all;
  }

  private List<Point> points(int least, int most) throws IOException {
    List<Point> points = new ArrayList<>();
    for (Object value : fields.values(LabelmeShapes.POINTS)) {
      double[] xy = new Fields(Map.of("point", value), fields.place()).numbers("point");
      if (xy.length < 2) {
        throw fields.wrong(LabelmeShapes.POINTS, "a list of x and y");
      }
      points.add(new Point(xy[0], xy[1]));
    }
    if (points.size() < least || points.size() > most) {
      throw fields.wrong(
          LabelmeShapes.POINTS,
          (least == most ? "" : "at least ") + least + " points, but " + points.size());
    }
    return points;
  }

  private static Box box(List<Point> corners) {
    return new Polygon(
            List.of(corners.get(0), corners.get(corners.size() > 2 ? 2 : 1), corners.get(0)))
        .enclosingBox();
  }

  private static Polygon circle(List<Point> centreAndRim) {
    Point centre = centreAndRim.get(0);
    Point rim = centreAndRim.get(1);
    double radius = Math.hypot(rim.x() - centre.x(), rim.y() - centre.y());
    List<Point> corners = new ArrayList<>();
    for (int i = 0; i < CIRCLE_CORNERS; i++) {
      double angle = 2 * Math.PI * i / CIRCLE_CORNERS;
      corners.add(
          new Point(centre.x() + radius * Math.cos(angle), centre.y() + radius * Math.sin(angle)));
    }
    return new Polygon(corners);
  }

  private static Shape numbered(List<Point> points) {
    List<Keypoint> keypoints = new ArrayList<>();
    for (Point point : points) {
      keypoints.add(new Keypoint(String.valueOf(keypoints.size() + 1), point, 1));
    }
    return PointsBox.of(keypoints);
  }

  private Mask mask(Point corner) throws IOException {
    String text = fields.text(LabelmeShapes.MASK);
    Bitmap part;
    try {
      part = MaskPng.read(Base64.getMimeDecoder().decode(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(fields.place() + ".mask: " + e.getMessage(), e);
    }
    int left = (int) Math.round(corner.x());
    int top = (int) Math.round(corner.y());
    var whole = new Bitmap(image.width(), image.height());
    for (int y = 0; y < part.height(); y++) {
      for (int x = 0; x < part.width(); x++) {
        boolean inside =
            x + left >= 0 && x + left < image.width() && y + top >= 0 && y + top < image.height();
        if (inside && part.isSet(x, y)) {
          whole.setRow(y + top, x + left, x + left + 1);
        }
      }
    }
    return whole.toMask();
  }
}
