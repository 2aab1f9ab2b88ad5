package dev.firstpass.core.tool;

import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.draft.Suggestion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One label as a label file holds it: drafted by a model or drawn by people.
 *
 * @param suggestion what and where; its score is 1 where none was given
 * @param scored whether a score was given
 * @param attributes what else is known of it, plain values by name; names that several formats have
 *     are in {@link LabelAttributes}
 */
public record Label(Suggestion suggestion, boolean scored, Map<String, Object> attributes) {
  public Label {
    Objects.requireNonNull(suggestion, "suggestion");
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** Returns the label that a model's suggestion is. */
  public static Label drafted(Suggestion suggestion) {
    return new Label(suggestion, true, Map.of());
  }

  /** Returns the label that somebody drew: without score. */
  public static Label drawn(Suggestion suggestion, Map<String, Object> attributes) {
    return new Label(suggestion, false, attributes);
  }

  /** Returns the same label with the project's name for it. */
  Label renamed(LabelMap names) {
    return new Label(names.apply(List.of(suggestion)).get(0), scored, attributes);
  }
}
