package dev.firstpass.inference.media.audio;

/**
 * How long and wide a recording may be; checked against what it declares before anything is
 * decoded, and again while it is decoded.
 *
 * @param maxSeconds how long it may last
 * @param maxChannels how many channels it may have, at most 64 (what FFmpeg mixes)
 * @param maxDecodedBytes how much its samples may come to, all channels, as they leave the decoder
 */
public record AudioLimits(double maxSeconds, int maxChannels, long maxDecodedBytes) {
  private static final int MOST_CHANNELS = 64;

  public AudioLimits {
    if (!(maxSeconds > 0 && maxSeconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("maxSeconds must be positive: " + maxSeconds);
    }
    if (maxChannels < 1 || maxChannels > MOST_CHANNELS) {
      throw new IllegalArgumentException(
          "maxChannels must be in [1, " + MOST_CHANNELS + "]: " + maxChannels);
    }
    if (maxDecodedBytes < 1) {
      throw new IllegalArgumentException("maxDecodedBytes must be positive: " + maxDecodedBytes);
    }
  }

  /** Returns 12 hours, 32 channels, 20 GB: twelve hours of 48 kHz stereo in float32 are 17 GB. */
  public static AudioLimits defaults() {
    return new AudioLimits(12 * 3600, 32, 20_000_000_000L);
  }
}
