package dev.firstpass.families.whisper;

import java.util.List;
import java.util.Map;

/**
 * Asks the model what is spoken: the likeliest language after the token that starts a transcript.
 *
 * <p>Reference: openai/whisper, {@code detect_language} in {@code whisper/decoding.py}.
 */
final class LanguageDetection {
  private LanguageDetection() {}

  /** Returns the code of the language of the window that {@code run} has listened to. */
  static String language(Tokenizer tokenizer, Network.Run run) {
    Step step = run.start(List.of(tokenizer.special().start()));
    Steps.check(step, tokenizer);
    float[] logits = new float[step.vocabulary()];
    step.readLast(logits);
    String best = "";
    float greatest = Float.NEGATIVE_INFINITY;
    for (Map.Entry<String, Integer> language : tokenizer.special().languages().entrySet()) {
      float logit = logits[language.getValue()];
      if (best.isEmpty() || logit > greatest) {
        best = language.getKey();
        greatest = logit;
      }
    }
    return best;
  }
}
