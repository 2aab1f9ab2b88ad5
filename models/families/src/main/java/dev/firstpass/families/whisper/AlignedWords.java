package dev.firstpass.families.whisper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives the segments of a window their words, and mends what alignment gets wrong at pauses: words
 * that are far too long. Remembers when speech last ended, so it serves one recording, in one
 * thread.
 *
 * <p>Reference: openai/whisper, {@code add_word_timestamps} in {@code whisper/timing.py}.
 */
final class AlignedWords {
  private static final String SENTENCE_ENDS = ".。!！?？";
  private static final double LONGEST_MEDIAN = 0.7;

  private final int end;
  private double lastSpeech;

  /**
   * @param end tokens of text are smaller
   */
  AlignedWords(int end) {
    this.end = end;
  }

  /**
   * Fills in words and moves the ends of segments to them.
   *
   * @param segments of one window
   * @param offset where the window starts, seconds
   * @param frames of the window that lie inside the recording
   */
  void fill(List<DraftSegment> segments, Alignment alignment, double offset, int frames) {
    List<Integer> text = new ArrayList<>();
    segments.forEach(segment -> text.addAll(text(segment)));
    List<TimedWord> words = alignment.words(text, frames);
    double median = median(words);
    shorten(words, median);
    Punctuation.join(words);
    int next = 0;
    for (DraftSegment segment : segments) {
      List<TimedWord> own = new ArrayList<>();
      int wanted = text(segment).size();
      for (int taken = 0; next < words.size() && taken < wanted; next++) {
        TimedWord word = words.get(next);
        taken += word.tokens.size();
        if (!word.text.isEmpty()) {
          word.start = hundredths(offset + word.start);
          word.end = hundredths(offset + word.end);
          own.add(word);
        }
      }
      segment.words = own;
      if (!own.isEmpty()) {
        mend(segment, own, median);
        lastSpeech = segment.end;
      }
    }
  }

  /** Says when speech ended, as the walk through the recording sees it. */
  void speechEnded(double seconds) {
    lastSpeech = seconds;
  }

  private List<Integer> text(DraftSegment segment) {
    return segment.tokens.stream().filter(token -> token < end).toList();
  }

  /** Half the words are shorter; at most 0.7 s. */
  private static double median(List<TimedWord> words) {
    double[] seconds =
        words.stream().mapToDouble(TimedWord::seconds).filter(s -> s != 0).sorted().toArray();
    if (seconds.length == 0) {
      return 0;
    }
    int middle = seconds.length / 2;
    double median =
        seconds.length % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2;
    return Math.min(LONGEST_MEDIAN, median);
  }

  /** At the ends of sentences no word is longer than twice the median. */
  private static void shorten(List<TimedWord> words, double median) {
    double longest = 2 * median;
    if (words.stream().allMatch(word -> word.seconds() == 0)) {
      return;
    }
    for (int i = 1; i < words.size(); i++) {
      TimedWord word = words.get(i);
      if (word.seconds() > longest) {
        if (SENTENCE_ENDS.contains(word.text)) {
          word.end = word.start + longest;
        } else if (SENTENCE_ENDS.contains(words.get(i - 1).text)) {
          word.start = word.end - longest;
        }
      }
    }
  }

  private void mend(DraftSegment segment, List<TimedWord> words, double median) {
    TimedWord first = words.get(0);
    TimedWord last = words.get(words.size() - 1);
    afterPause(words, median);
    if (segment.start < first.end && segment.start - 0.5 > first.start) {
      first.start = Math.max(0, Math.min(first.end - median, segment.start));
    } else {
      segment.start = first.start;
    }
    if (segment.end > last.start && segment.end + 0.5 < last.end) {
      last.end = Math.max(last.start + median, segment.end);
    } else {
      segment.end = last.end;
    }
  }

  /** The first words after a pause are not longer than twice the median. */
  private void afterPause(List<TimedWord> words, double median) {
    double longest = 2 * median;
    TimedWord first = words.get(0);
    boolean two = words.size() > 1;
    boolean tooLong =
        first.seconds() > longest || (two && words.get(1).end - first.start > 2 * longest);
    if (first.end - lastSpeech > 4 * median && tooLong) {
      if (two && words.get(1).seconds() > longest) {
        TimedWord second = words.get(1);
        double boundary = Math.max(second.end / 2, second.end - longest);
        first.end = boundary;
        second.start = boundary;
      }
      first.start = Math.max(0, first.end - longest);
    }
  }

  /** Rounds as Python does: the decimal value of the double, halves to even. */
  private static double hundredths(double seconds) {
    return new BigDecimal(seconds).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** Returns the end of the last word; that of the last segment when there is none. */
  static double end(List<DraftSegment> segments) {
    for (int i = segments.size() - 1; i >= 0; i--) {
      List<TimedWord> words = segments.get(i).words;
      if (!words.isEmpty()) {
        return words.get(words.size() - 1).end;
      }
    }
    return segments.get(segments.size() - 1).end;
  }
}
