package dev.firstpass.inference.media.audio;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a recording says of itself before it is decoded.
 *
 * @param container FFmpeg's name of the file format: {@code wav}, {@code ogg}
 * @param codec FFmpeg's name of the encoding: {@code pcm_s16le}, {@code opus}
 * @param sampleRateHz samples per second and channel, as stored
 * @param channels how many
 * @param declaredSeconds how long it says it is; empty when it says nothing or FFmpeg could only
 *     guess from the bit rate. A damaged or truncated recording may be of another length
 */
public record RecordingHeader(
    String container,
    String codec,
    int sampleRateHz,
    int channels,
    OptionalDouble declaredSeconds) {
  public RecordingHeader {
    Objects.requireNonNull(container, "container");
    Objects.requireNonNull(codec, "codec");
    Objects.requireNonNull(declaredSeconds, "declaredSeconds");
    if (sampleRateHz <= 0 || channels <= 0) {
      throw new IllegalArgumentException(
          "rate and channels must be positive: " + sampleRateHz + " Hz, " + channels);
    }
  }
}
