package dev.firstpass.inference.media.audio;

import java.util.Objects;

/**
 * Counts what was decoded of a recording and refuses what passes a limit. Confined to one thread at
 * a time.
 */
final class Meter {
  private static final int LOWEST_RATE_HZ = 1_000;
  private static final int HIGHEST_RATE_HZ = 1_000_000;

  private final AudioLimits limits;
  private double secondsBefore;
  private long samples;
  private int rateHz = 1;
  private long bytes;

  Meter(AudioLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /** Refuses by what a recording declares. */
  void check(RecordingHeader header) {
    checkFormat(header.sampleRateHz(), header.channels());
    double seconds = header.declaredSeconds().orElse(0);
    if (seconds > limits.maxSeconds()) {
      throw Refusal.tooLong(seconds, limits);
    }
  }

  /** Counts a decoded frame and the silence before it. */
  void count(SourceFormat format, long frameSamples) {
    if (format.sampleRateHz() != rateHz) {
      secondsBefore = seconds();
      samples = 0;
      rateHz = format.sampleRateHz();
    }
    checkFormat(rateHz, format.channels());
    samples += frameSamples;
    bytes += frameSamples * format.bytesPerSample();
    if (seconds() > limits.maxSeconds()) {
      throw Refusal.tooLong(seconds(), limits);
    }
    if (bytes > limits.maxDecodedBytes()) {
      throw Refusal.tooManyBytes(limits);
    }
  }

  /** Returns how much was counted, in seconds of the source. */
  double seconds() {
    return secondsBefore + (double) samples / rateHz;
  }

  private void checkFormat(int sampleRateHz, int channels) {
    if (channels > limits.maxChannels()) {
      throw Refusal.tooManyChannels(channels, limits);
    }
    if (sampleRateHz < LOWEST_RATE_HZ || sampleRateHz > HIGHEST_RATE_HZ) {
      throw Refusal.unsupported(
          "a sample rate of %d Hz is out of [%d, %d]"
              .formatted(sampleRateHz, LOWEST_RATE_HZ, HIGHEST_RATE_HZ));
    }
  }
}
