package dev.firstpass.tools.labelstudio;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.tools.labelfile.CleanText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes the segments of a recording as results: a label for each, with its text in the same region
 * when there is a TextArea for regions; the whole text in a TextArea for the recording.
 */
final class RecordingResults {
  private static final String TEXT_AREA = "TextArea";

  private final List<Control> controls;
  private final String object;
  private final Function<Control, Double> thresholds;
  private final Results results;

  /**
   * @param controls that may be filled
   * @param object name of the object that is labelled
   * @param thresholds lowest score by control
   * @param results where to
   */
  RecordingResults(
      List<Control> controls,
      String object,
      Function<Control, Double> thresholds,
      Results results) {
    this.controls = controls;
    this.object = object;
    this.thresholds = thresholds;
    this.results = results;
  }

  /** Writes all segments of a draft. */
  void write(Draft draft) {
    Map<String, Object> length = Map.of("original_length", ((AudioFacts) draft.item()).seconds());
    List<String> texts = new ArrayList<>();
    Optional<Control> whole = textArea(false);
    for (int i = 0; i < draft.suggestions().size(); i++) {
      Suggestion suggestion = draft.suggestions().get(i);
      if (suggestion instanceof Segment segment) {
        write(draft.suggestionId(i), segment, length, whole.isPresent());
        text(segment).ifPresent(texts::add);
      }
    }
    if (whole.isPresent() && !texts.isEmpty()) {
      Map<String, Object> value = Map.of("text", List.of(String.join(" ", texts)));
      results.add(
          draft.suggestionId(draft.suggestions().size()),
          whole.get(),
          object,
          whole.get().type(),
          value,
          draft.suggestions().stream().mapToDouble(Suggestion::score).average().orElse(0),
          Map.of());
    }
  }

  private void write(
      String id, Segment segment, Map<String, Object> length, boolean textIsWritten) {
    List<Control> holding = controls.stream().filter(control -> control.is("Labels")).toList();
    for (Control control : holding) {
      Optional<String> label = label(control, segment);
      if (label.isPresent()) {
        if (segment.score() >= thresholds.apply(control)) {
          Map<String, Object> value = place(segment);
          value.put(control.type(), List.of(label.get()));
          results.add(id, control, object, control.type(), value, segment.score(), length);
          transcription(id, segment, length);
        } else {
          results.dropBelowThreshold(segment.label());
        }
        return;
      }
    }
    if (!holding.isEmpty()) {
      results.dropUnlabelled(segment.label());
    } else if (!textIsWritten) {
      results.dropUnfit(segment.label());
    }
  }

  /** The text of a region repeats its place; alone it would be taken for the whole recording's. */
  private void transcription(String id, Segment segment, Map<String, Object> length) {
    Optional<Control> area = textArea(true);
    Optional<String> text = text(segment);
    if (area.isPresent() && text.isPresent()) {
      Map<String, Object> value = place(segment);
      value.put("text", List.of(text.get()));
      results.add(id, area.get(), object, area.get().type(), value, segment.score(), length);
    }
  }

  private static Optional<String> label(Control control, Segment segment) {
    String speaker = segment.speaker();
    Optional<String> named = speaker == null ? Optional.empty() : control.label(speaker);
    return named.or(() -> control.label(segment.label()));
  }

  private Optional<Control> textArea(boolean perRegion) {
    return controls.stream()
        .filter(control -> control.is(TEXT_AREA) && control.flag("perRegion", false) == perRegion)
        .findFirst();
  }

  private static Optional<String> text(Segment segment) {
    String text = segment.text();
    return text == null || text.isBlank()
        ? Optional.empty()
        : Optional.of(CleanText.wellFormed(text).strip());
  }

  private static Map<String, Object> place(Segment segment) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("start", segment.span().startSeconds());
    value.put("end", segment.span().endSeconds());
    value.put("channel", 0);
    return value;
  }
}
