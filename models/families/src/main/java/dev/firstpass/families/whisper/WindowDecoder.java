package dev.firstpass.families.whisper;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Decodes window after window of one recording, each at rising temperatures until the result is
 * good. Counts its draws, so it is confined to one thread.
 *
 * <p>Reference: openai/whisper, {@code decode_with_fallback} in {@code whisper/transcribe.py} and
 * {@code DecodingTask.run}.
 */
final class WindowDecoder {
  private static final long SEED_STRIDE = 1_000_000_007L;
  private static final long ATTEMPT_STRIDE = 1000;

  private final Tokenizer tokenizer;
  private final DecodingOptions options;
  private final Sampling sampling;
  private final BeamSearch beams;
  private long sampledAttempts;

  WindowDecoder(Tokenizer tokenizer, DecodingOptions options, int context) {
    this.tokenizer = tokenizer;
    this.options = options;
    LogitRules rules = new LogitRules(tokenizer, options.times());
    int end = tokenizer.special().end();
    this.sampling = new Sampling(rules, end, context);
    this.beams = new BeamSearch(rules, end, context, options.beam());
  }

  /** Returns the first good transcript, or that of the last temperature. */
  Decoded decode(Opening opening) {
    Decoded decoded = decode(opening, options.temperatures().get(0));
    for (double temperature : options.temperatures().subList(1, options.temperatures().size())) {
      if (isGood(decoded)) {
        return decoded;
      }
      decoded = decode(opening, temperature);
    }
    return decoded;
  }

  /** Returns whether a window is silent: likely so, and its text is not likely. */
  boolean isSilent(Decoded decoded) {
    return decoded.noSpeech() > options.noSpeech()
        && !(decoded.averageLogProbability() > options.logProbability());
  }

  private boolean isGood(Decoded decoded) {
    boolean unlikely = decoded.averageLogProbability() < options.logProbability();
    boolean silent = decoded.noSpeech() > options.noSpeech() && unlikely;
    boolean repeats = decoded.compressionRatio() > options.compressionRatio();
    return silent || !(repeats || unlikely);
  }

  private Decoded decode(Opening opening, double temperature) {
    Candidate best = candidate(opening, temperature);
    String text = PythonText.strip(tokenizer.decode(best.tokens()));
    return new Decoded(
        best.tokens(),
        best.average(),
        opening.noSpeech(),
        PythonText.compressionRatio(text),
        temperature);
  }

  private Candidate candidate(Opening opening, double temperature) {
    if (temperature == 0) {
      return options.beam() > 1 ? beams.search(opening) : sampling.greedy(opening);
    }
    // Each candidate draws from a stream of its own, so that how many there are changes none.
    long seed = options.seed() * SEED_STRIDE + ATTEMPT_STRIDE * sampledAttempts++;
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < options.bestOf(); i++) {
      candidates.add(sampling.drawn(opening, temperature, new SplittableRandom(seed + i)));
    }
    return Candidate.best(candidates);
  }
}
