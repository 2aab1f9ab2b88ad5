package dev.firstpass.tools.yolo;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.ClassIds;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import java.util.List;
import java.util.Locale;

/** The lines of one image's label file. Immutable. */
final class YoloLines {
  /** A number has six decimals, so that what it means may reach as far beyond the border. */
  private static final double ROUNDING = 1e-6;

  private static final int HIDDEN = 1;
  private static final int VISIBLE = 2;

  private final YoloTask task;
  private final ClassIds classIds;
  private final List<String> pointNames;

  /**
   * @param pointNames the points of each row of {@link YoloTask#POSE}, in order
   */
  YoloLines(YoloTask task, ClassIds classIds, List<String> pointNames) {
    this.task = task;
    this.classIds = classIds;
    this.pointNames = pointNames;
  }

  /** Returns lines without scores: {@code class xCentre yCentre width height} of boxes. */
  String plain(ImageLabels image) {
    var lines = new StringBuilder();
    for (DrawnRegion drawn : image.regions()) {
      lines.append(columns(drawn, image)).append('\n');
    }
    return lines.toString();
  }

  /** Returns lines with the score as last column, where there is one. */
  String scored(ImageLabels image) {
    var lines = new StringBuilder();
    for (DrawnRegion drawn : image.regions()) {
      lines.append(columns(drawn, image));
      if (drawn.label().scored()) {
        lines.append(String.format(Locale.ROOT, " %.6f", drawn.region().score()));
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  private String columns(DrawnRegion drawn, ImageLabels image) {
    var row = new StringBuilder().append(classIds.of(drawn.region().label()));
    switch (task) {
      case DETECT -> addBox(drawn, image, row);
      case SEGMENT ->
          YoloShapes.outline(drawn.region().shape(), drawn.box())
              .forEach(point -> addPoint(point, image, row));
      case OBB ->
          YoloShapes.rotated(drawn.region().shape(), drawn.box())
              .forEach(point -> addPoint(point, image, row));
      case POSE -> {
        addBox(drawn, image, row);
        addKeypoints(drawn, image, row);
      }
    }
    return row.toString();
  }

  private static void addBox(DrawnRegion drawn, ImageLabels image, StringBuilder row) {
    double width = image.image().width();
    double height = image.image().height();
    Box whole = drawn.region().box();
    boolean rounded =
        whole.xMin() >= -ROUNDING * width
            && whole.yMin() >= -ROUNDING * height
            && whole.xMax() <= (1 + ROUNDING) * width
            && whole.yMax() <= (1 + ROUNDING) * height;
    Box box = rounded ? whole : drawn.box();
    add((box.xMin() + box.xMax()) / 2 / width, row);
    add((box.yMin() + box.yMax()) / 2 / height, row);
    add(box.width() / width, row);
    add(box.height() / height, row);
  }

  private void addKeypoints(DrawnRegion drawn, ImageLabels image, StringBuilder row) {
    List<Keypoint> points =
        drawn.region().shape() instanceof Keypoints keypoints ? keypoints.points() : List.of();
    for (String name : pointNames) {
      Keypoint point =
          points.stream()
              .filter(candidate -> candidate.name().equals(name))
              .findFirst()
              .orElse(null);
      if (point == null) {
        row.append(" 0.000000 0.000000 0");
      } else {
        addPoint(point.at(), image, row);
        row.append(' ').append(isHidden(drawn, name) ? HIDDEN : VISIBLE);
      }
    }
  }

  private static boolean isHidden(DrawnRegion drawn, String name) {
    return drawn.label().attributes().get(LabelAttributes.HIDDEN_POINTS) instanceof List<?> names
        && names.contains(name);
  }

  private static void addPoint(Point point, ImageLabels image, StringBuilder row) {
    add(point.x() / image.image().width(), row);
    add(point.y() / image.image().height(), row);
  }

  private static void add(double share, StringBuilder row) {
    row.append(String.format(Locale.ROOT, " %.6f", Math.max(0, Math.min(1, share)) + 0.0));
  }
}
