package dev.firstpass.families.whisper;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;

/** Holds what the decoder gave against the vocabulary. */
final class Steps {
  private Steps() {}

  /**
   * Checks that there is a logit for each token.
   *
   * @throws DraftingException with {@code model-output-mismatch} otherwise
   */
  static void check(Step step, Tokenizer tokenizer) {
    if (step.vocabulary() < tokenizer.size()) {
      throw new DraftingException(
          ErrorCode.MODEL_OUTPUT_MISMATCH,
          "the decoder gave "
              + step.vocabulary()
              + " logits a token where the vocabulary has "
              + tokenizer.size()
              + " tokens; the tokenizer is that of another model");
    }
  }
}
