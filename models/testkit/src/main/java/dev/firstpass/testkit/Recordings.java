package dev.firstpass.testkit;

import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.core.family.PreparedAudio;
import java.util.random.RandomGenerator;

/** Prepared recordings that exist only in tests. */
public final class Recordings {
  private Recordings() {}

  /**
   * Returns a recording that is the whole of its source.
   *
   * @param samples in [-1, 1]
   */
  public static PreparedAudio of(float[] samples, int sampleRateHz) {
    return startingAt(0, samples, sampleRateHz);
  }

  /** Returns a recording whose first sample is at some second of its source. */
  public static PreparedAudio startingAt(double second, float[] samples, int sampleRateHz) {
    int[] at = {0};
    double end = second + (double) samples.length / sampleRateHz;
    return new PreparedAudio(
        into -> {
          int read = Math.min(into.length, samples.length - at[0]);
          System.arraycopy(samples, at[0], into, 0, read);
          at[0] += read;
          return read;
        },
        new FrameTiming(second, 1.0 / sampleRateHz, end));
  }

  /** Returns that many samples of noise in [-1, 1). */
  public static float[] noise(RandomGenerator random, int count) {
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      samples[i] = 2 * random.nextFloat() - 1;
    }
    return samples;
  }
}
