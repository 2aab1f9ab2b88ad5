package dev.firstpass.families.whisper;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.families.speech.LogMel;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments of a recording in seconds of its source: in order, inside the source, words inside
 * their segments. Not thread-safe.
 */
final class SegmentList {
  private final FrameTiming timing;
  private final String label;
  private final List<Suggestion> suggestions = new ArrayList<>();
  private double latestStart;
  private long samples;

  SegmentList(FrameTiming timing, String label) {
    this.timing = timing;
    this.label = label;
  }

  /** Says how many samples were read so far: no segment that is added lies past them. */
  void limit(long samplesRead) {
    samples = samplesRead;
  }

  /** Returns the segments so far. */
  List<Suggestion> suggestions() {
    return List.copyOf(suggestions);
  }

  /** Adds a segment, cut to what was read; one of which nothing is left is dropped. */
  void add(DraftSegment segment, double score, String language) {
    double start = Math.max(latestStart, seconds(segment.start));
    double end = seconds(segment.end);
    if (end <= start) {
      return;
    }
    latestStart = start;
    List<Word> words = new ArrayList<>();
    for (TimedWord word : segment.words) {
      double from = Math.min(end, Math.max(start, seconds(word.start)));
      double to = Math.min(end, Math.max(from, seconds(word.end)));
      String text = PythonText.strip(word.text);
      if (!text.isEmpty()) {
        words.add(new Word(text, new TimeSpan(from, to), score(word.probability)));
      }
    }
    String text = PythonText.strip(segment.text);
    suggestions.add(
        new Segment(new TimeSpan(start, end), label, score, text, null, language, words));
  }

  private double seconds(double seconds) {
    double position = Math.min(Math.max(seconds * LogMel.SAMPLE_RATE, 0), (double) samples);
    return timing.seconds(position);
  }

  private static double score(double probability) {
    return probability > 0 ? Math.min(probability, 1) : 0;
  }
}
