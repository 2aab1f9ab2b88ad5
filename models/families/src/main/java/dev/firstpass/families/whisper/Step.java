package dev.firstpass.families.whisper;

import dev.firstpass.core.family.Tensor;
import java.util.List;
import java.util.Map;

/**
 * What the decoder made of the tokens so far. Immutable, so that several continuations may start at
 * one step; confined to one thread, as its tensors are.
 *
 * @param tokens how many tokens the decoder has seen
 * @param logits {@code [1, n, vocabulary]} for the last {@code n} tokens
 * @param memory keys and values of the tokens so far, by the name of the input that takes them
 * @param attention where each head looked: each {@code [1, heads, n, frames]}, summing to 1 over
 *     the frames; empty when the graph does not tell
 */
record Step(int tokens, Tensor logits, Map<String, Tensor> memory, List<Tensor> attention) {
  Step {
    memory = Map.copyOf(memory);
    attention = List.copyOf(attention);
  }

  /** Returns how many numbers a row of logits has. */
  int vocabulary() {
    return logits.shape().intSize(2);
  }

  /** Copies the logits after the last token. */
  void readLast(float[] into) {
    read(logits.shape().intSize(1) - 1, into);
  }

  /** Copies the logits after one of the last {@code n} tokens. */
  void read(int row, float[] into) {
    logits.floats().get(row * vocabulary(), into, 0, vocabulary());
  }
}
