package dev.firstpass.families.whisper;

import java.util.ArrayList;
import java.util.List;

/**
 * The text that a window is told: the end of what came before. Holds no more than that. Not
 * thread-safe.
 */
final class Memory {
  private final int most;
  private List<Integer> told;

  /**
   * @param prompt what the first window is told
   * @param most tokens that a window can be told
   */
  Memory(List<Integer> prompt, int most) {
    this.most = most;
    this.told = last(prompt);
  }

  /** Returns the tokens that the next window is told; may be empty. */
  List<Integer> told() {
    return told;
  }

  /** Adds tokens of the recording. */
  void add(List<Integer> tokens) {
    List<Integer> all = new ArrayList<>(told);
    all.addAll(tokens);
    told = last(all);
  }

  /** Forgets all so far. */
  void forget() {
    told = List.of();
  }

  private List<Integer> last(List<Integer> tokens) {
    return List.copyOf(tokens.subList(Math.max(0, tokens.size() - most), tokens.size()));
  }
}
