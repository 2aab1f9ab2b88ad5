package dev.firstpass.families.transducer;

import dev.firstpass.families.speech.Hotwords;
import dev.firstpass.families.speech.TimedToken;
import java.util.ArrayList;
import java.util.List;

/**
 * Tokens that may have been spoken up to a frame. Immutable.
 *
 * @param written all tokens, the decoder's first context before them
 * @param tokens those that were spoken
 * @param logProbability of all paths that write them, with the bonus of phrases
 * @param state where in the phrases they lead
 */
record Hypothesis(
    List<Integer> written, List<TimedToken> tokens, double logProbability, Hotwords.State state) {
  /** Returns the last tokens that the decoder looks at. */
  List<Integer> context(int size) {
    return written.subList(written.size() - size, written.size());
  }

  /** Returns this with another probability. */
  Hypothesis with(double newLogProbability) {
    return new Hypothesis(written, tokens, newLogProbability, state);
  }

  /** Returns this with one more token. */
  Hypothesis and(TimedToken token, double newLogProbability, Hotwords.State newState) {
    List<Integer> moreWritten = new ArrayList<>(written);
    moreWritten.add(token.id());
    List<TimedToken> moreTokens = new ArrayList<>(tokens);
    moreTokens.add(token);
    return new Hypothesis(moreWritten, moreTokens, newLogProbability, newState);
  }

  /** Returns the logarithm for each token that was written, so that long texts are not worse. */
  double normalised() {
    return logProbability / written.size();
  }
}
