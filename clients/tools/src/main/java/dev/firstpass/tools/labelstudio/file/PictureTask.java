package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelstudio.BrushRle;
import dev.firstpass.tools.labelstudio.Percent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the regions of a picture as results, each with the control that holds its shape. */
final class PictureTask {
  private static final double PRECISION = 1e8;
  private static final double DOT = 0.5;

  private final ImageFacts image;
  private final Percent percent;
  private final LabelWriting writing;

  PictureTask(ImageFacts image, LabelWriting writing) {
    this.image = image;
    this.writing = writing;
    percent = new Percent(image.width(), image.height());
  }

  /** Returns the fields that each result of a region has. */
  static Map<String, Object> common(ImageFacts image) {
    Map<String, Object> common = new LinkedHashMap<>();
    common.put("original_width", image.width());
    common.put("original_height", image.height());
    common.put("image_rotation", 0);
    return common;
  }

  /**
   * Writes a region.
   *
   * @param id of the region
   */
  void write(String id, DrawnRegion drawn, ResultList results) {
    Shape shape = drawn.region().shape();
    Map<String, Object> result;
    List<String> label = List.of(LabelNames.of(drawn.region().label()));
    if (shape instanceof Polygon polygon) {
      if (polygon.points().stream().anyMatch(this::isOutside)) {
        writing.report().add("outline-cut", drawn.region().label());
      }
      result = results.add(id, TaskControl.POLYGON, outline(polygon), label);
    } else if (shape instanceof Mask mask) {
      result = results.add(id, TaskControl.BRUSH, brush(mask), label);
    } else {
      result = results.add(id, TaskControl.BOX, rectangle(drawn), label);
    }
    ResultList.describe(result, drawn.label(), writing);
    if (drawn.label().scored()) {
      results.score(result, drawn.region().score());
    }
    if (shape instanceof Keypoints keypoints) {
      points(id, keypoints, drawn, results);
    }
  }

  private Map<String, Object> rectangle(DrawnRegion drawn) {
    if (drawn.region().shape() instanceof RotatedBox rotated) {
      Optional<Map<String, Object>> turned = turned(rotated);
      if (turned.isPresent()) {
        return rounded(turned.get());
      }
      writing.report().add("rotated-as-box", drawn.region().label());
    }
    return rounded(percent.rectangle(drawn.box()));
  }

  /** Takes another corner to turn around where the first lies outside the picture. */
  private Optional<Map<String, Object>> turned(RotatedBox box) {
    RotatedBox same = box;
    for (int quarter = 0; quarter < 4; quarter++) {
      Optional<Map<String, Object>> value = percent.rectangle(same);
      if (value.isPresent()) {
        return value;
      }
      double across = same.height();
      double down = same.width();
      double radians = same.radians() + Math.PI / 2;
      same = new RotatedBox(same.xCentre(), same.yCentre(), across, down, radians);
    }
    return Optional.empty();
  }

  private Map<String, Object> outline(Polygon polygon) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put(
        "points",
        percent.points(polygon.points()).stream()
            .map(point -> point.stream().map(PictureTask::rounded).toList())
            .toList());
    value.put("closed", true);
    return value;
  }

  private static Map<String, Object> brush(Mask mask) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("format", "rle");
    value.put("rle", Arrays.stream(BrushRle.encode(mask)).boxed().toList());
    return value;
  }

  private void points(String id, Keypoints keypoints, DrawnRegion drawn, ResultList results) {
    int number = 0;
    for (Keypoint point : keypoints.points()) {
      String pointId = id + "-" + number;
      number++;
      if (isOutside(point.at())) {
        writing.report().add("point-outside-image", drawn.region().label());
        continue;
      }
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("x", rounded(percent.x(point.at().x())));
      value.put("y", rounded(percent.y(point.at().y())));
      value.put("width", DOT);
      Map<String, Object> result =
          results.add(pointId, TaskControl.KEYPOINT, value, List.of(LabelNames.of(point.name())));
      result.put("parentID", id);
      if (drawn.label().scored() || point.score() < 1) {
        result.put("score", Rounding.score(point.score()));
      }
    }
  }

  private boolean isOutside(Point point) {
    return point.x() < 0
        || point.y() < 0
        || point.x() > image.width()
        || point.y() > image.height();
  }

  private static Map<String, Object> rounded(Map<String, Object> value) {
    Map<String, Object> rounded = new LinkedHashMap<>(value);
    rounded.replaceAll((name, number) -> number instanceof Double raw ? rounded(raw) : number);
    return rounded;
  }

  private static double rounded(double percent) {
    return Math.rint(percent * PRECISION) / PRECISION;
  }
}
