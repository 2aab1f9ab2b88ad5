package dev.firstpass.core.draft;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A labelled stretch of a recording.
 *
 * @param span where, in seconds of the source
 * @param label what: {@code speech}
 * @param score confidence in [0, 1]
 * @param text what is said, when the model tells
 * @param speaker who speaks, when the model tells
 * @param language BCP 47 tag, when the model tells
 * @param words the words of {@code text} in order, when the model tells them
 */
public record Segment(
    TimeSpan span,
    String label,
    double score,
    @Nullable String text,
    @Nullable String speaker,
    @Nullable String language,
    List<Word> words)
    implements Suggestion {
  public Segment {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(label, "label");
    Scores.check(score);
    words = List.copyOf(words);
  }

  /** Returns a segment that says only when and what. */
  public static Segment of(TimeSpan span, String label, double score) {
    return new Segment(span, label, score, null, null, null, List.of());
  }

  /**
   * One word.
   *
   * @param text as it is written
   * @param span where, in seconds of the source
   * @param score confidence in [0, 1]
   */
  public record Word(String text, TimeSpan span, double score) {
    public Word {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(span, "span");
      Scores.check(score);
    }
  }

  /** Returns the segment with another speaker. */
  public Segment withSpeaker(String newSpeaker) {
    return new Segment(span, label, score, text, newSpeaker, language, words);
  }

  /** Returns the segment without what lies at or after a time; words are cut, too. */
  public Segment until(double seconds) {
    List<Word> left =
        words.stream()
            .filter(word -> word.span().startSeconds() < seconds)
            .map(word -> new Word(word.text(), word.span().until(seconds), word.score()))
            .toList();
    return new Segment(span.until(seconds), label, score, text, speaker, language, left);
  }

  @Override
  public Segment withLabel(String newLabel) {
    return new Segment(span, newLabel, score, text, speaker, language, words);
  }
}
