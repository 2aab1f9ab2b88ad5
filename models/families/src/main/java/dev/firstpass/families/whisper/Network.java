package dev.firstpass.families.whisper;

import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.family.Tensor;
import java.util.List;

/** The graphs of one model, in one of the layouts that people export. Immutable and thread-safe. */
interface Network {
  /** Returns how many mel bands the encoder takes. */
  int mels();

  /** Returns how many tokens the decoder can hold. */
  int context();

  /** Returns whether the decoder tells where its alignment heads look. */
  boolean tellsAttention();

  /** Returns what runs the graphs for one recording. */
  Run open(Sessions sessions);

  /**
   * Runs the graphs for one recording, one window after the other. Reuses its buffers, so it is
   * confined to one thread.
   */
  interface Run {
    /**
     * Encodes a window; what the decoder does from then on is about it.
     *
     * @param window features, {@link FeatureWindows#tensor()}
     */
    void listen(Tensor window);

    /** Returns what the decoder makes of the first tokens. */
    Step start(List<Integer> tokens);

    /** Returns what it makes of one token more. */
    Step next(Step before, int token);
  }
}
