package dev.firstpass.families.speech;

import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.model.Settings;

/** Recognises what is said in one window of a recording. Stateless and thread-safe. */
public interface WindowRecogniser {
  /**
   * Returns what is said.
   *
   * @param samples at the model's rate, in [-1, 1], at least one
   * @param sessions the model's graphs by role
   * @param settings the family's parameters
   */
  Heard hear(float[] samples, Sessions sessions, Settings settings);

  /**
   * Checks settings against the model.
   *
   * @throws dev.firstpass.core.error.DraftingException with {@code invalid-parameter}
   */
  void check(Settings settings);
}
