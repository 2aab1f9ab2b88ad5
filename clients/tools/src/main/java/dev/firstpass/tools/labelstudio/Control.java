package dev.firstpass.tools.labelstudio;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One control of a labelling configuration: what an annotator can say of an object.
 *
 * @param tag {@code RectangleLabels}
 * @param name of the control
 * @param objects names of the objects that it is for
 * @param labels in the order of the configuration
 * @param attributes all of the tag, by name
 */
record Control(
    String tag,
    String name,
    List<String> objects,
    List<Label> labels,
    Map<String, String> attributes) {
  Control {
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(name, "name");
    objects = List.copyOf(objects);
    labels = List.copyOf(labels);
    attributes = Map.copyOf(attributes);
  }

  /**
   * One label of a control.
   *
   * @param text what is stored: the alias, or the value
   * @param value what is shown
   * @param predicted classes of models that mean it
   */
  record Label(String text, String value, List<String> predicted) {
    Label {
      predicted = List.copyOf(predicted);
    }

    private boolean named(String modelLabel) {
      return text.equals(modelLabel) || value.equals(modelLabel);
    }

    private boolean like(String modelLabel) {
      String wanted = folded(modelLabel);
      return folded(text).equals(wanted) || folded(value).equals(wanted);
    }
  }

  /** Returns the type of its results: {@code rectanglelabels}. */
  String type() {
    return tag.toLowerCase(Locale.ROOT);
  }

  /** Returns whether it is one of the tags. */
  boolean is(String... tags) {
    return List.of(tags).contains(tag);
  }

  /** Returns the value of a switch. */
  boolean flag(String attribute, boolean otherwise) {
    String value = attributes.get(attribute);
    return value == null ? otherwise : value.equalsIgnoreCase("true");
  }

  /** Returns the lowest score of what it is given, when the configuration says one in [0, 1]. */
  OptionalDouble threshold() {
    String value = attributes.get("model_score_threshold");
    try {
      double threshold = value == null ? -1 : Double.parseDouble(value);
      return threshold >= 0 && threshold <= 1
          ? OptionalDouble.of(threshold)
          : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /**
   * Returns the label that a model's class means: one that names it in {@code predicted_values},
   * else one of the same text, else one of the same text without regard to case, blanks and
   * underscores.
   */
  Optional<String> label(String modelLabel) {
    return labels.stream()
        .filter(label -> label.predicted().contains(modelLabel))
        .findFirst()
        .or(() -> labels.stream().filter(label -> label.named(modelLabel)).findFirst())
        .or(() -> labels.stream().filter(label -> label.like(modelLabel)).findFirst())
        .map(Label::text);
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
  }
}
