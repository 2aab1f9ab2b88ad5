package dev.firstpass.core.family;

import java.util.Objects;

/**
 * A recording as a stream of samples.
 *
 * @param samples read once, front to back
 * @param timing how sample positions map to seconds of the source
 */
public record PreparedAudio(Samples samples, FrameTiming timing) implements Prepared {
  public PreparedAudio {
    Objects.requireNonNull(samples, "samples");
    Objects.requireNonNull(timing, "timing");
  }

  /**
   * Mono samples in [-1, 1] at the rate that the model's input declares, decoded as they are read.
   */
  @FunctionalInterface
  public interface Samples {
    /**
     * Reads the next samples.
     *
     * @param into filled from index 0
     * @return how many were read; fewer than {@code into.length} only at the end, 0 after it
     */
    int read(float[] into);
  }

  @Override
  public SourceMapping mapping() {
    return timing;
  }
}
