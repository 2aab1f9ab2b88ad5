package dev.firstpass.tools.datumaro;

import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Point;
import dev.firstpass.tools.labelfile.ClassIds;
import dev.firstpass.tools.labelfile.Fields;
import dev.firstpass.tools.labelfile.FlatPoints;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of the points of each label: Datumaro wants every object of a label to have the same
 * points in the same order. Immutable.
 */
final class PointNames {
  private static final int ABSENT = 0;
  private static final int VISIBLE = 2;

  private final Map<String, List<String>> byLabel;

  private PointNames(Map<String, List<String>> byLabel) {
    this.byLabel = byLabel;
  }

  /** Returns the names of all points that are drawn, in order of appearance. */
  static PointNames of(List<ImageLabels> images) {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (ImageLabels image : images) {
      for (DrawnRegion drawn : image.regions()) {
        if (drawn.region().shape() instanceof Keypoints keypoints) {
          Set<String> ofLabel =
              names.computeIfAbsent(drawn.region().label(), label -> new LinkedHashSet<>());
          keypoints.points().forEach(point -> ofLabel.add(point.name()));
        }
      }
    }
    Map<String, List<String>> byLabel = new LinkedHashMap<>();
    names.forEach((label, points) -> byLabel.put(label, List.copyOf(points)));
    return new PointNames(byLabel);
  }

  /** Reads them from the categories of a file. */
  static PointNames read(Fields categories, List<String> labels) throws IOException {
    Map<String, List<String>> byLabel = new LinkedHashMap<>();
    if (categories.has("points")) {
      for (Fields item : categories.fields("points").list("items")) {
        long id = item.whole("label_id");
        List<String> names =
            item.values("labels").stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        if (id >= 0 && id < labels.size()) {
          byLabel.put(labels.get((int) id), names);
        }
      }
    }
    return new PointNames(byLabel);
  }

  boolean isEmpty() {
    return byLabel.isEmpty();
  }

  /** Returns the categories of points. */
  List<Object> categories(ClassIds ids) {
    List<Object> items = new ArrayList<>();
    byLabel.forEach(
        (label, names) -> {
          Map<String, Object> item = new LinkedHashMap<>();
          item.put("label_id", ids.of(label));
          item.put("labels", names);
          item.put("joints", List.of());
          items.add(item);
        });
    return items;
  }

  /** Returns the fields of the points of one object; points that it lacks are absent. */
  Map<String, Object> written(String label, Keypoints keypoints) {
    Map<String, Point> byName = new LinkedHashMap<>();
    keypoints.points().forEach(point -> byName.putIfAbsent(point.name(), point.at()));
    List<Point> points = new ArrayList<>();
    List<Integer> visibility = new ArrayList<>();
    for (String name : byLabel.getOrDefault(label, List.of())) {
      Optional<Point> point = Optional.ofNullable(byName.get(name));
      points.add(point.orElse(new Point(0, 0)));
      visibility.add(point.isPresent() ? VISIBLE : ABSENT);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("points", FlatPoints.list(points));
    fields.put("visibility", visibility);
    return fields;
  }

  /** Reads the points of one object that are not absent; without names they are numbered. */
  List<Keypoint> read(Fields annotation, String label) throws IOException {
    List<Point> points = FlatPoints.of(annotation.numbers("points"));
    double[] visibility = annotation.numbers("visibility");
    List<String> names = byLabel.getOrDefault(label, List.of());
    List<Keypoint> read = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      if (i >= visibility.length || visibility[i] != ABSENT) {
        String name = i < names.size() ? names.get(i) : String.valueOf(i + 1);
        read.add(new Keypoint(name, points.get(i), 1));
      }
    }
    return read;
  }
}
