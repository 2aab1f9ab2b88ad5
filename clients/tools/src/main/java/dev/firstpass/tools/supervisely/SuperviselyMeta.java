package dev.firstpass.tools.supervisely;

import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the settings of a project: its classes and tags. */
final class SuperviselyMeta {
  /** Spreads colours; the golden ratio of 32 bits. */
  private static final int COLOUR_STEP = 0x9E3779B1;

  private SuperviselyMeta() {}

  /** Returns the settings as plain values. */
  static Map<String, Object> of(List<ImageLabels> images, LabelSet labels, TagKinds tags) {
    Map<String, Set<String>> types = new LinkedHashMap<>();
    Map<String, Set<String>> points = new LinkedHashMap<>();
    for (ImageLabels image : images) {
      for (DrawnRegion drawn : image.regions()) {
        String label = drawn.region().label();
        Shape shape = drawn.region().shape();
        types
            .computeIfAbsent(label, key -> new LinkedHashSet<>())
            .add(SuperviselyAnnotations.type(shape));
        if (shape instanceof Keypoints keypoints) {
          Set<String> names = points.computeIfAbsent(label, key -> new LinkedHashSet<>());
          keypoints.points().stream().map(Keypoint::name).forEach(names::add);
        }
      }
    }
    List<Object> classes = new ArrayList<>();
    for (String label : labels.names()) {
      Map<String, Object> type = new LinkedHashMap<>();
      type.put("title", label);
      type.put("shape", shape(types.getOrDefault(label, Set.of())));
      type.put("color", colour(classes.size()));
      type.put("geometry_config", template(points.getOrDefault(label, Set.of())));
      classes.add(type);
    }
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("classes", classes);
    meta.put("tags", tags.settings());
    meta.put("projectType", "images");
    return meta;
  }

  /** Returns the colour of a class or tag: distinct ones for neighbours. */
  static String colour(int index) {
    return String.format(Locale.ROOT, "#%06X", ((index + 1) * COLOUR_STEP) >>> 8);
  }

  /** A class has one shape or any. */
  private static String shape(Set<String> types) {
    return types.size() == 1 ? types.iterator().next() : "any";
  }

  private static Map<String, Object> template(Set<String> points) {
    Map<String, Object> nodes = new LinkedHashMap<>();
    for (String point : points) {
      Map<String, Object> node = new LinkedHashMap<>();
      node.put("label", point);
      node.put("loc", List.of(nodes.size(), 0));
      node.put("color", colour(nodes.size()));
      nodes.put(point, node);
    }
    Map<String, Object> template = new LinkedHashMap<>();
    if (!nodes.isEmpty()) {
      template.put("nodes", nodes);
      template.put("edges", List.of());
    }
    return template;
  }
}
