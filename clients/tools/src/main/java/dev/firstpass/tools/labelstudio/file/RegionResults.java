package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The results that share an id: the place of one region and what was said of it.
 *
 * @param id of the region; empty when the file has none
 * @param results at least one, in the order of the file
 */
record RegionResults(String id, List<Fields> results) {
  private static final Set<String> NOT_ATTRIBUTES =
      Set.of(TaskControl.SPEAKER.wireName(), TaskControl.LANGUAGE.wireName());

  RegionResults {
    results = List.copyOf(results);
  }

  /** Groups results in the order in which the ids come first. */
  static List<RegionResults> group(List<Fields> results) {
    Map<String, List<Fields>> groups = new LinkedHashMap<>();
    for (Fields result : results) {
      String key = result.optionalText("id").orElse("#" + groups.size());
      groups.computeIfAbsent(key, id -> new ArrayList<>()).add(result);
    }
    return groups.entrySet().stream()
        .map(
            group ->
                new RegionResults(
                    group.getKey().startsWith("#") ? "" : group.getKey(), group.getValue()))
        .toList();
  }

  /** Returns the first result whose type begins so: {@code rectangle}. */
  Optional<Fields> ofType(String start) {
    return results.stream().filter(result -> type(result).startsWith(start)).findFirst();
  }

  /** Returns the first result, which says where the region is. */
  Fields first() {
    return results.get(0);
  }

  /** Returns the type of a result, {@code rectanglelabels}; empty when it has none. */
  static String type(Fields result) {
    return result.optionalText("type").orElse("");
  }

  /** Returns the labels of the region, of controls other than those of speakers. */
  List<String> labels() throws IOException {
    Set<String> labels = new LinkedHashSet<>();
    for (Fields result : results) {
      if (type(result).endsWith("labels") && !isOf(result, TaskControl.SPEAKER)) {
        labels.addAll(said(result, type(result)));
      }
    }
    return labels.stream().filter(label -> !label.isBlank()).toList();
  }

  /** Returns what a control of labels or choices says of the region. */
  Optional<String> said(TaskControl control) throws IOException {
    for (Fields result : results) {
      if (isOf(result, control)) {
        List<String> texts =
            said(result, control.type().endsWith("labels") ? control.type() : "choices");
        if (!texts.isEmpty()) {
          return Optional.of(texts.get(0));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns what was written about the region. */
  Optional<String> text() throws IOException {
    for (Fields result : results) {
      if (type(result).equals(TaskControl.TEXT.type())) {
        String text = String.join("\n", said(result, "text")).strip();
        if (!text.isEmpty()) {
          return Optional.of(text);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns what was chosen for the region and noted with it. */
  Map<String, Object> attributes() throws IOException {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (Fields result : results) {
      String control = result.optionalText("from_name").orElse("");
      if (type(result).equals("choices") && !NOT_ATTRIBUTES.contains(control)) {
        attributes.put(control, String.join(", ", said(result, "choices")));
      }
      if (result.has("meta") && result.fields("meta").has("text")) {
        attributes.put(
            LabelAttributes.DESCRIPTION, String.join("\n", texts(result.fields("meta"), "text")));
      }
    }
    return attributes;
  }

  /** Returns the region's score, when a result has one. */
  Optional<Double> score() throws IOException {
    for (Fields result : results) {
      Optional<Double> score = result.score("score");
      if (score.isPresent()) {
        return score;
      }
    }
    return Optional.empty();
  }

  /** Returns the id of the region that this one is a part of. */
  Optional<String> parent() {
    return first().optionalText("parentID").filter(parent -> !parent.isEmpty());
  }

  private static boolean isOf(Fields result, TaskControl control) {
    return control.wireName().equals(result.optionalText("from_name").orElse(""));
  }

  /** Returns the texts that a result's value has; none when it has no value. */
  static List<String> said(Fields result, String name) throws IOException {
    return result.has("value") ? texts(result.fields("value"), name) : List.of();
  }

  /** Returns the texts of a list, or one that stands alone. */
  static List<String> texts(Fields object, String name) throws IOException {
    if (object.values().get(name) instanceof String text) {
      return List.of(text);
    }
    return object.values(name).stream().map(String::valueOf).collect(Collectors.toList());
  }
}
