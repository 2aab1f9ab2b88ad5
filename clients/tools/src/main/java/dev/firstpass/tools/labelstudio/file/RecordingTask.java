package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.MillisSpan;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the segments of a recording as results: label, speaker, text and language of a region. */
final class RecordingTask {
  private static final double MILLIS = 1e3;

  private final LabelWriting writing;

  RecordingTask(LabelWriting writing) {
    this.writing = writing;
  }

  /** Returns the fields that each result of a region has. */
  static Map<String, Object> common(RecordingLabels recording) {
    return Map.of("original_length", recording.millis() / MILLIS);
  }

  /**
   * Writes a segment. Each result repeats the place: alone it would be taken for one of the whole
   * recording.
   *
   * @param id of the region
   */
  void write(String id, SpokenSegment spoken, ResultList results) {
    Map<String, Object> place = place(spoken);
    Map<String, Object> result =
        results.add(id, TaskControl.SEGMENT, place, List.of(LabelNames.of(spoken.label())));
    ResultList.describe(result, spoken.held(), writing);
    if (spoken.held().scored()) {
      results.score(result, spoken.segment().score());
    }
    spoken
        .speaker()
        .ifPresent(
            name -> results.add(id, TaskControl.SPEAKER, place, List.of(LabelNames.of(name))));
    spoken.text().ifPresent(text -> results.add(id, TaskControl.TEXT, place, List.of(text)));
    language(spoken.segment())
        .ifPresent(tag -> results.add(id, TaskControl.LANGUAGE, place, List.of(tag)));
    if (!spoken.words().isEmpty()) {
      writing.report().add("words-left-out", spoken.label());
    }
  }

  private static Optional<String> language(Segment segment) {
    return Optional.ofNullable(segment.language())
        .filter(tag -> !CleanText.words(tag).isEmpty())
        .map(LabelNames::of);
  }

  private static Map<String, Object> place(SpokenSegment spoken) {
    MillisSpan span = spoken.span().visible();
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("start", span.start() / MILLIS);
    value.put("end", span.end() / MILLIS);
    value.put(
        ResultList.CHANNEL,
        LabelAttributes.whole(spoken.held().attributes(), ResultList.CHANNEL).orElse(0L));
    return value;
  }
}
