package dev.firstpass.tools.cvat;

import dev.firstpass.core.tool.ModelDirectory.Facts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The labels that a function declares. Each has the confidence as an attribute, since CVAT keeps no
 * other score; an object with points is declared as a skeleton and, beside it, as its box.
 *
 * @param facts of the model
 * @param type of its labels
 */
record FunctionLabels(Facts facts, LabelType type) {
  /** The attribute that holds the score in percent. */
  static final String CONFIDENCE = "confidence";

  private static final String BOX = " box";
  private static final Map<String, Object> ATTRIBUTE = attribute();

  /** Returns what the box of an object is called when the object itself is a skeleton. */
  static String boxLabel(String label) {
    return label + BOX;
  }

  /** Returns the declaration, as plain data. */
  List<Map<String, Object>> describe() {
    List<Map<String, Object>> labels = new ArrayList<>();
    for (String name : facts.labels().names()) {
      Map<String, Object> label = label(labels.size(), name, type);
      if (type == LabelType.SKELETON) {
        label.put("sublabels", points());
        label.put("svg", new SkeletonDrawing(facts.pointNames()).svg());
      }
      labels.add(label);
    }
    if (hasBoxes()) {
      for (String name : facts.labels().names()) {
        labels.add(label(labels.size(), boxLabel(name), LabelType.RECTANGLE));
      }
    }
    return labels;
  }

  /** Whether boxes are told beside skeletons: always, unless a class has such a name already. */
  boolean hasBoxes() {
    return type == LabelType.SKELETON
        && facts.labels().names().stream()
            .noneMatch(name -> facts.labels().indexOf(boxLabel(name)) >= 0);
  }

  private static Map<String, Object> label(int id, String name, LabelType type) {
    Map<String, Object> label = new LinkedHashMap<>();
    label.put("id", id);
    label.put("name", name);
    label.put("type", type.wireName());
    label.put("attributes", List.of(ATTRIBUTE));
    return label;
  }

  private List<Map<String, Object>> points() {
    List<Map<String, Object>> points = new ArrayList<>();
    for (String name : facts.pointNames()) {
      Map<String, Object> point = new LinkedHashMap<>();
      point.put("id", points.size());
      point.put("name", name);
      point.put("type", "points");
      points.add(point);
    }
    return points;
  }

  private static Map<String, Object> attribute() {
    Map<String, Object> attribute = new LinkedHashMap<>();
    attribute.put("name", CONFIDENCE);
    attribute.put("input_type", "number");
    attribute.put("values", List.of("0", "100", "1"));
    return attribute;
  }
}
