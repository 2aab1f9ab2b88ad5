package dev.firstpass.families.speech;

import java.util.List;

/** Finds the tokens in the probabilities of a network that was trained with CTC. */
@FunctionalInterface
public interface CtcDecoder {
  /** Returns the tokens in order of time; the blank is none. */
  List<CtcToken> decode(LogProbabilities frames);
}
