package dev.firstpass.core.model;

import dev.firstpass.core.item.MediaKind;

/**
 * What a speech model's input must look like.
 *
 * @param sampleRateHz samples per second that the model was trained on; mono
 */
public record AudioInput(int sampleRateHz) implements MediaInput {
  public AudioInput {
    if (sampleRateHz <= 0) {
      throw new IllegalArgumentException("sample rate must be positive: " + sampleRateHz);
    }
  }

  @Override
  public MediaKind kind() {
    return MediaKind.AUDIO;
  }
}
