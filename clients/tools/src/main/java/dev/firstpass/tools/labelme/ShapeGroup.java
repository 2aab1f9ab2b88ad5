package dev.firstpass.tools.labelme;

import dev.firstpass.tools.labelfile.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shapes that make one label.
 *
 * @param first the shape itself, or the rectangle of keypoints
 * @param points the points of its group, where it is such a rectangle
 */
record ShapeGroup(Fields first, List<Fields> points) {
  ShapeGroup {
    points = List.copyOf(points);
  }

  /**
   * Returns the shapes in order; those of a group of one rectangle and points are one at the place
   * of the rectangle. What is no object is a shape without fields, which is complained of later.
   */
  static List<ShapeGroup> of(List<?> shapes) {
    List<Fields> all = new ArrayList<>();
    Map<Object, List<Fields>> byGroup = new LinkedHashMap<>();
    for (int i = 0; i < shapes.size(); i++) {
      String place = "shapes[" + i + "]";
      Fields shape =
          shapes.get(i) instanceof Map<?, ?> map
              ? new Fields(map, place)
              : new Fields(Map.of(), place);
      all.add(shape);
      Object group = shape.values().get(LabelmeShapes.GROUP);
      if (group != null) {
        byGroup.computeIfAbsent(group, key -> new ArrayList<>()).add(shape);
      }
    }
    byGroup.values().removeIf(group -> !isKeypoints(group));
    List<ShapeGroup> groups = new ArrayList<>();
    for (Fields shape : all) {
      List<Fields> group = group(shape, byGroup);
      if (group.isEmpty()) {
        groups.add(new ShapeGroup(shape, List.of()));
      } else if (is(shape, "rectangle")) {
        groups.add(
            new ShapeGroup(
                shape, group.stream().filter(other -> !is(other, "rectangle")).toList()));
      }
    }
    return groups;
  }

  private static List<Fields> group(Fields shape, Map<Object, List<Fields>> byGroup) {
    Object group = shape.values().get(LabelmeShapes.GROUP);
    return group == null ? List.of() : byGroup.getOrDefault(group, List.of());
  }

  private static boolean isKeypoints(List<Fields> group) {
    long rectangles = group.stream().filter(shape -> is(shape, "rectangle")).count();
    long points = group.stream().filter(shape -> is(shape, "point")).count();
    return rectangles == 1 && points >= 1 && points + 1 == group.size();
  }

  private static boolean is(Fields shape, String type) {
    return shape.optionalText(LabelmeShapes.TYPE).filter(text -> text.equals(type)).isPresent();
  }
}
