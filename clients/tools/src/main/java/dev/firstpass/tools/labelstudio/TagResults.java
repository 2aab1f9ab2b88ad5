package dev.firstpass.tools.labelstudio;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Tag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes the tags of an item as choices: the best one, or all where the project lets choose
 * several.
 */
final class TagResults {
  private TagResults() {}

  /** Writes all tags of a draft, best first. */
  static void write(
      Draft draft,
      List<Control> controls,
      String object,
      Function<Control, Double> thresholds,
      Results results) {
    List<Tag> tags =
        draft.suggestions().stream()
            .filter(Tag.class::isInstance)
            .map(Tag.class::cast)
            .sorted((one, other) -> Double.compare(other.score(), one.score()))
            .toList();
    List<Control> choices = controls.stream().filter(control -> control.is("Choices")).toList();
    for (Tag tag : tags) {
      if (choices.isEmpty()) {
        results.dropUnfit(tag.label());
      } else if (choices.stream().allMatch(control -> control.label(tag.label()).isEmpty())) {
        results.dropUnlabelled(tag.label());
      }
    }
    for (Control control : choices) {
      write(draft, tags, control, object, thresholds.apply(control), results);
    }
  }

  private static void write(
      Draft draft,
      List<Tag> tags,
      Control control,
      String object,
      double threshold,
      Results results) {
    boolean several = "multiple".equals(control.attributes().get("choice"));
    Set<String> chosen = new LinkedHashSet<>();
    double score = 0;
    for (Tag tag : tags) {
      Optional<String> label = control.label(tag.label());
      if (label.isPresent() && tag.score() >= threshold && (several || chosen.isEmpty())) {
        chosen.add(label.get());
        score = Math.max(score, tag.score());
      }
    }
    if (!chosen.isEmpty()) {
      results.add(
          draft.suggestionId(0) + "-" + control.name().replace("#", "_"),
          control,
          object,
          control.type(),
          Map.of("choices", List.copyOf(chosen)),
          score,
          Map.of());
    }
  }
}
