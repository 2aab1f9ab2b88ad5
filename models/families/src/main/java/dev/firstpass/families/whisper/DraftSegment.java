package dev.firstpass.families.whisper;

import java.util.List;

/**
 * A segment while its times are being settled. Mutable; confined to one thread.
 *
 * <p>Times are seconds of the recording that is transcribed.
 */
final class DraftSegment {
  double start;
  double end;
  final List<Integer> tokens;
  final String text;
  List<TimedWord> words = List.of();

  DraftSegment(double start, double end, List<Integer> tokens, String text) {
    this.start = start;
    this.end = end;
    this.tokens = List.copyOf(tokens);
    this.text = text;
  }

  /** Returns whether it says nothing or takes no time: such a segment is dropped. */
  boolean isEmpty() {
    return start == end || PythonText.strip(text).isEmpty();
  }
}
