package dev.firstpass.tools.labelstudio;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.tools.labelfile.Outlines;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes the regions of a picture as results: each once, by the first control that holds its shape
 * best and has its label. What a control cannot hold becomes the nearest that it can: a mask
 * becomes outlines, an outline its box.
 */
final class PictureResults {
  private static final String RECTANGLE_LABELS = "RectangleLabels";
  private static final String RECTANGLE = "Rectangle";
  private static final String POLYGON = "PolygonLabels";
  private static final String BRUSH = "BrushLabels";
  private static final String KEYPOINT = "KeyPointLabels";
  private static final double DOT = 0.5;

  private final List<Control> controls;
  private final String object;
  private final Function<Control, Double> thresholds;
  private final Map<String, Object> common = new LinkedHashMap<>();
  private final Percent percent;
  private final Results results;

  /**
   * @param controls that may be filled
   * @param object name of the object that is labelled
   * @param facts the picture
   * @param itemIndex of the picture in its task, or -1 when a task has one
   * @param thresholds lowest score by control
   * @param results where to
   */
  PictureResults(
      List<Control> controls,
      String object,
      ImageFacts facts,
      int itemIndex,
      Function<Control, Double> thresholds,
      Results results) {
    this.controls = controls;
    this.object = object;
    this.thresholds = thresholds;
    this.results = results;
    this.percent = new Percent(facts.width(), facts.height());
    common.put("original_width", facts.width());
    common.put("original_height", facts.height());
    common.put("image_rotation", 0);
    if (itemIndex >= 0) {
      common.put("item_index", itemIndex);
    }
  }

  /** Writes a region. */
  void write(Draft draft, int index, Region region) {
    String id = draft.suggestionId(index);
    boolean fits = false;
    for (String tag : tags(region.shape())) {
      for (Control control : controls) {
        if (!control.is(tag)) {
          continue;
        }
        fits = true;
        Optional<String> label = labels(control).label(region.label());
        if (label.isPresent()) {
          if (region.score() >= thresholds.apply(control)) {
            write(id, control, label.get(), region);
          } else {
            results.dropBelowThreshold(region.label());
          }
          return;
        }
      }
    }
    if (fits) {
      results.dropUnlabelled(region.label());
    } else {
      results.dropUnfit(region.label());
    }
  }

  /** The tags that can hold a shape, best first. */
  private static List<String> tags(Shape shape) {
    if (shape instanceof Mask) {
      return List.of(BRUSH, POLYGON, RECTANGLE_LABELS, RECTANGLE);
    }
    if (shape instanceof Keypoints) {
      return List.of(KEYPOINT, RECTANGLE_LABELS, RECTANGLE);
    }
    return shape instanceof Box
        ? List.of(RECTANGLE_LABELS, RECTANGLE)
        : shape instanceof RotatedBox
            ? List.of(RECTANGLE_LABELS, RECTANGLE, POLYGON)
            : List.of(POLYGON, RECTANGLE_LABELS, RECTANGLE);
  }

  /** The control that has the labels: a rectangle's are those of a Labels beside it. */
  private Control labels(Control control) {
    return control.is(RECTANGLE)
        ? controls.stream().filter(other -> other.is("Labels")).findFirst().orElse(control)
        : control;
  }

  private void write(String id, Control control, String label, Region region) {
    switch (control.tag()) {
      case BRUSH -> brush(id, control, label, region);
      case POLYGON -> polygons(id, control, label, region);
      case KEYPOINT -> keypoints(id, control, label, region);
      default -> rectangle(id, control, label, region);
    }
  }

  private void rectangle(String id, Control control, String label, Region region) {
    Optional<Map<String, Object>> turned =
        region.shape() instanceof RotatedBox rotated && control.flag("canRotate", true)
            ? percent.rectangle(rotated)
            : Optional.empty();
    Map<String, Object> place = turned.orElseGet(() -> percent.rectangle(region.box()));
    if (control.is(RECTANGLE)) {
      add(id, control, control.type(), place, region.score());
      Control labels = labels(control);
      add(id, labels, labels.type(), labelled(place, labels.type(), label), region.score());
    } else {
      add(id, control, control.type(), labelled(place, control.type(), label), region.score());
    }
  }

  private void polygons(String id, Control control, String label, Region region) {
    int part = 0;
    for (List<Point> outline : Outlines.of(region.shape())) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("points", percent.points(outline));
      value.put("closed", true);
      String partId = part == 0 ? id : id + "-" + part;
      part++;
      add(partId, control, control.type(), labelled(value, control.type(), label), region.score());
    }
  }

  private void brush(String id, Control control, String label, Region region) {
    Mask mask = (Mask) region.shape();
    if (mask.enclosingBox().area() == 0) {
      return;
    }
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("format", "rle");
    value.put("rle", Arrays.stream(BrushRle.encode(mask)).boxed().toList());
    add(id, control, control.type(), labelled(value, control.type(), label), region.score());
  }

  /** One dot a point, labelled with the point's own name where the project has that. */
  private void keypoints(String id, Control control, String label, Region region) {
    int number = 0;
    for (Keypoint point : ((Keypoints) region.shape()).points()) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("x", percent.x(point.at().x()));
      value.put("y", percent.y(point.at().y()));
      value.put("width", DOT);
      String name = control.label(point.name()).orElse(label);
      add(
          id + "-" + number,
          control,
          control.type(),
          labelled(value, control.type(), name),
          Math.min(region.score(), point.score()));
      number++;
    }
  }

  private void add(
      String id, Control control, String type, Map<String, Object> value, double score) {
    results.add(id, control, object, type, value, score, common);
  }

  private static Map<String, Object> labelled(
      Map<String, Object> place, String type, String label) {
    Map<String, Object> value = new LinkedHashMap<>(place);
    value.put(type, List.of(label));
    return value;
  }
}
