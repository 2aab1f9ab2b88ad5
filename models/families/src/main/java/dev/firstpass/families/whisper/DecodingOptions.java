package dev.firstpass.families.whisper;

import dev.firstpass.core.model.Settings;
import java.util.List;

/**
 * How one recording is decoded.
 *
 * @param times whether the model is asked for times
 * @param temperatures tried one after the other until a result is good
 * @param beam how many beams at temperature 0; 1 takes the likeliest token each time
 * @param bestOf how many samples at other temperatures
 * @param compressionRatio text that repeats more than this is tried again
 * @param logProbability what is less likely on average is tried again
 * @param noSpeech what is likelier silence than this, and unlikely text, is silence
 * @param seed of the draws
 */
record DecodingOptions(
    boolean times,
    List<Double> temperatures,
    int beam,
    int bestOf,
    double compressionRatio,
    double logProbability,
    double noSpeech,
    int seed) {
  DecodingOptions {
    temperatures = List.copyOf(temperatures);
  }

  static DecodingOptions of(Settings settings) {
    return new DecodingOptions(
        settings.get(WhisperParameters.TIMES),
        settings.get(WhisperParameters.TEMPERATURES),
        settings.get(WhisperParameters.BEAM),
        settings.get(WhisperParameters.BEST_OF),
        settings.get(WhisperParameters.COMPRESSION_RATIO),
        settings.get(WhisperParameters.LOG_PROBABILITY),
        settings.get(WhisperParameters.NO_SPEECH),
        settings.get(WhisperParameters.SEED));
  }
}
