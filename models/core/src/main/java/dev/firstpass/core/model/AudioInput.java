package dev.firstpass.core.model;

import dev.firstpass.core.item.MediaKind;
import java.util.Objects;

/**
 * What a speech model's input must look like.
 *
 * @param sampleRateHz samples per second that the model was trained on; mono
 * @param channels what the one signal is made of
 */
public record AudioInput(int sampleRateHz, Channels channels) implements MediaInput {
  public AudioInput {
    Objects.requireNonNull(channels, "channels");
    if (sampleRateHz <= 0) {
      throw new IllegalArgumentException("sample rate must be positive: " + sampleRateHz);
    }
  }

  /** An input of all channels mixed. */
  public AudioInput(int sampleRateHz) {
    this(sampleRateHz, Channels.MIX);
  }

  /** Returns the same input of other channels. */
  public AudioInput withChannels(Channels other) {
    return new AudioInput(sampleRateHz, other);
  }

  @Override
  public MediaKind kind() {
    return MediaKind.AUDIO;
  }
}
