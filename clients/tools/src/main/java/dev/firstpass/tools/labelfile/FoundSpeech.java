package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.Label;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the segments that readers find in formats without labels: those of speech, unscored. */
public final class FoundSpeech {
  private FoundSpeech() {}

  /** Returns the label of a segment without words. */
  public static Label of(TimeSpan span, @Nullable String text, @Nullable String speaker) {
    return Label.drawn(segment(span, text, speaker), Map.of());
  }

  /** Returns a segment without words. */
  public static Segment segment(TimeSpan span, @Nullable String text, @Nullable String speaker) {
    return segment(span, text, speaker, List.of());
  }

  /** Returns a segment. */
  public static Segment segment(
      TimeSpan span, @Nullable String text, @Nullable String speaker, List<Word> words) {
    return new Segment(span, SpokenSegment.SPEECH, 1, text, speaker, null, words);
  }

  /** Returns a segment with those of a tier's words whose middle lies in it. */
  public static Segment withWords(Segment segment, List<Word> tier) {
    List<Word> words = tier.stream().filter(word -> holds(segment.span(), word.span())).toList();
    return new Segment(
        segment.span(),
        segment.label(),
        segment.score(),
        segment.text(),
        segment.speaker(),
        segment.language(),
        words);
  }

  /** Returns whether the middle of a part lies in a whole. */
  public static boolean holds(TimeSpan whole, TimeSpan part) {
    double middle = (part.startSeconds() + part.endSeconds()) / 2;
    return whole.startSeconds() <= middle && middle < whole.endSeconds();
  }
}
