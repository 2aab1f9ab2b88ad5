package dev.firstpass.families.whisper;

import java.util.ArrayList;
import java.util.List;

/** A word while its times are being settled. Mutable; confined to one thread. */
final class TimedWord {
  /** As the tokens spell it, most with a blank before; empty once it was joined to another. */
  String text;

  /** Its tokens. */
  List<Integer> tokens;

  /** Seconds. */
  double start;

  /** Seconds. */
  double end;

  /** The mean probability of its tokens. */
  final double probability;

  TimedWord(String text, List<Integer> tokens, double start, double end, double probability) {
    this.text = text;
    this.tokens = List.copyOf(tokens);
    this.start = start;
    this.end = end;
    this.probability = probability;
  }

  double seconds() {
    return end - start;
  }

  /** Takes the word before into this one, which keeps its times. */
  void takeBefore(TimedWord before) {
    text = before.text + text;
    tokens = joined(before.tokens, tokens);
    before.empty();
  }

  /** Takes the word after into this one, which keeps its times. */
  void takeAfter(TimedWord after) {
    text = text + after.text;
    tokens = joined(tokens, after.tokens);
    after.empty();
  }

  private void empty() {
    text = "";
    tokens = List.of();
  }

  private static List<Integer> joined(List<Integer> first, List<Integer> second) {
    List<Integer> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
