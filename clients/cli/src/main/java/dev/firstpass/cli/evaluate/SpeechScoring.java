package dev.firstpass.cli.evaluate;

import dev.firstpass.cli.evaluate.transcript.Normaliser;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;

/**
 * How recordings are scored.
 *
 * @param normaliser what texts are made alike with: one of {@link Normaliser#NAMES}
 * @param collarSeconds what is left out to either side of each boundary that people set, besides
 *     scoring all; 0 for nothing
 */
public record SpeechScoring(String normaliser, double collarSeconds) {
  private static final double LONGEST_COLLAR = 10;

  /** What is usual. */
  public static final SpeechScoring DEFAULT = new SpeechScoring("basic", 0.25);

  public SpeechScoring {
    if (!Normaliser.NAMES.contains(normaliser)) {
      throw Normaliser.unknown(normaliser);
    }
    if (!(collarSeconds >= 0 && collarSeconds <= LONGEST_COLLAR)) {
      throw new DraftingException(
          ErrorCode.INVALID_PARAMETER,
          "a collar is 0 to 10 seconds to either side of a boundary, not " + collarSeconds);
    }
  }
}
