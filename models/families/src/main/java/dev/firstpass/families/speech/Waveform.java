package dev.firstpass.families.speech;

/** Scaling of whole recordings, for networks that hear samples. Pure functions. */
public final class Waveform {
  private static final double EPSILON = 1e-7;

  private Waveform() {}

  /**
   * Returns samples of mean 0 and variance 1: {@code (x - mean) / sqrt(variance + 1e-7)}, the
   * variance of all samples, undivided by one less. What transformers' {@code
   * Wav2Vec2FeatureExtractor} does when {@code do_normalize} is set. Silence stays silence.
   *
   * @param samples one recording, without padding
   */
  public static float[] normalised(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample;
    }
    double mean = sum / Math.max(samples.length, 1);
    double squares = 0;
    for (float sample : samples) {
      squares += (sample - mean) * (sample - mean);
    }
    double scale = 1 / Math.sqrt(squares / Math.max(samples.length, 1) + EPSILON);
    float[] normalised = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      normalised[i] = (float) ((samples[i] - mean) * scale);
    }
    return normalised;
  }
}
