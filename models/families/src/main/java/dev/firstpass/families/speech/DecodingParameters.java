package dev.firstpass.families.speech;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.List;

/**
 * The parameters of families that search for tokens: {@code decoding}, {@code beam}, {@code
 * hotwords} and {@code hotwordBoost}. Immutable.
 */
public final class DecodingParameters {
  private static final String GREEDY = "greedy";
  private static final String BEAM = "beam";
  private static final int MAX_BEAM = 64;
  private static final int MAX_HOTWORDS = 1000;
  private static final int MAX_HOTWORD = 100;

  private final Parameter<String> decoding =
      Parameter.of(
          "decoding",
          ParameterType.choice(List.of(GREEDY, BEAM)),
          GREEDY,
          "Take the best token at each step, or search among several hypotheses.");
  private final Parameter<Integer> beam;
  private final Parameter<List<String>> hotwords =
      Parameter.of(
          "hotwords",
          ParameterType.names(),
          List.of(),
          "Names and terms that the search should rather hear; needs 'decoding' beam.");
  private final Parameter<Double> boost;

  /**
   * @param beam how many hypotheses the reference keeps
   * @param boost the reference's bonus of a piece of a hotword, a natural logarithm
   */
  public DecodingParameters(int beam, double boost) {
    this.beam =
        Parameter.of(
            "beam", ParameterType.count(1, MAX_BEAM), beam, "How many hypotheses a search keeps.");
    this.boost =
        Parameter.of(
            "hotwordBoost",
            ParameterType.number(0, 20),
            boost,
            "Bonus of each character of a hotword, as a natural logarithm.");
  }

  /** Returns the parameters, to be declared. */
  public List<Parameter<?>> all() {
    return List.of(decoding, beam, hotwords, boost);
  }

  /** Returns whether there is to be a search. */
  public boolean searches(Settings settings) {
    return settings.get(decoding).equals(BEAM);
  }

  /** Returns how many hypotheses a search keeps. */
  public int beam(Settings settings) {
    return settings.get(beam);
  }

  /** Returns the phrases that a search should rather hear. */
  public Hotwords hotwords(Settings settings) {
    List<String> phrases = settings.get(hotwords);
    return phrases.isEmpty() ? Hotwords.NONE : new Hotwords(phrases, settings.get(boost));
  }

  /** Returns the decoder of CTC that settings ask for. */
  public CtcDecoder ctc(Settings settings, TokenTable table, int blank) {
    return searches(settings)
        ? new CtcBeam(table, blank, beam(settings), hotwords(settings))
        : new CtcGreedy(blank);
  }

  /**
   * Checks settings.
   *
   * @throws DraftingException with {@code invalid-parameter} when there are hotwords without a
   *     search, too many, or too long ones
   */
  public void check(Settings settings) {
    List<String> phrases = settings.get(hotwords);
    if (!phrases.isEmpty() && !searches(settings)) {
      throw invalid("parameter 'hotwords' needs a search: set 'decoding' to '" + BEAM + "'");
    }
    if (phrases.size() > MAX_HOTWORDS) {
      throw invalid(
          "parameter 'hotwords' has " + phrases.size() + " phrases; at most " + MAX_HOTWORDS);
    }
    for (String phrase : phrases) {
      if (phrase.isBlank() || phrase.length() > MAX_HOTWORD) {
        throw invalid(
            "parameter 'hotwords' has a phrase of "
                + phrase.strip().length()
                + " characters; a phrase has 1 to "
                + MAX_HOTWORD);
      }
    }
  }

  private static DraftingException invalid(String message) {
    return new DraftingException(ErrorCode.INVALID_PARAMETER, message);
  }
}
