package dev.firstpass.families.speech;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.families.speech.SpeechWindows.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the words of a window into segments at pauses. A segment reaches a little beyond its words,
 * but not into its neighbour or out of the window; its score is that of its words together.
 *
 * @param timing how sample positions map to seconds of the source
 * @param sampleRateHz samples a second
 * @param pause seconds between words that start a new segment
 * @param padding seconds beyond the first and the last word
 * @param threshold the lowest score that is kept
 */
record SegmentCutter(
    FrameTiming timing, int sampleRateHz, double pause, double padding, double threshold) {

  /** Returns the segments of a window, in order of time. */
  List<Segment> segments(Heard heard, Window window) {
    double windowSeconds = (double) window.samples().length / sampleRateHz;
    List<List<SpokenWord>> groups = groups(heard.words());
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      List<SpokenWord> words = groups.get(i);
      double from = i == 0 ? 0 : middle(groups.get(i - 1), words);
      double to = i + 1 == groups.size() ? windowSeconds : middle(words, groups.get(i + 1));
      from = Math.max(from, words.get(0).start() - padding);
      to = Math.min(to, end(words) + padding);
      add(segments, heard, words, window, span(window, from, to));
    }
    for (Heard.Sound sound : heard.sounds()) {
      if (sound.score() >= threshold) {
        segments.add(Segment.of(span(window, 0, windowSeconds), sound.label(), sound.score()));
      }
    }
    return segments;
  }

  private void add(
      List<Segment> segments, Heard heard, List<SpokenWord> spoken, Window window, TimeSpan span) {
    double score = SpokenWord.score(spoken);
    if (score < threshold) {
      return;
    }
    String language = heard.language().orElse(null);
    List<Word> words =
        spoken.stream()
            .map(word -> new Word(word.text(), within(span, word, window), word.score()))
            .toList();
    segments.add(
        new Segment(span, heard.label(), score, SpokenWord.text(spoken), null, language, words));
  }

  private TimeSpan within(TimeSpan segment, SpokenWord word, Window window) {
    TimeSpan span = span(window, word.start(), word.end());
    double start =
        Math.min(Math.max(span.startSeconds(), segment.startSeconds()), segment.endSeconds());
    return new TimeSpan(start, Math.max(Math.min(span.endSeconds(), segment.endSeconds()), start));
  }

  /** Returns seconds of a window as seconds of the source, in the window. */
  private TimeSpan span(Window window, double from, double to) {
    double rate = sampleRateHz;
    double first = Math.min(Math.max(from * rate, 0), window.samples().length);
    double end = Math.min(Math.max(to * rate, first), window.samples().length);
    return timing.span(window.first() + first, window.first() + end);
  }

  private static double middle(List<SpokenWord> before, List<SpokenWord> after) {
    return (end(before) + after.get(0).start()) / 2;
  }

  private static double end(List<SpokenWord> words) {
    return words.get(words.size() - 1).end();
  }

  private List<List<SpokenWord>> groups(List<SpokenWord> words) {
    List<List<SpokenWord>> groups = new ArrayList<>();
    double end = 0;
    for (SpokenWord word : words) {
      if (groups.isEmpty() || word.start() - end >= pause) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(word);
      end = word.end();
    }
    return groups;
  }
}
