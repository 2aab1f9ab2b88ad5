package dev.firstpass.core.model;

import dev.firstpass.core.item.MediaKind;

/**
 * What a model's input must look like, as data; {@code inference.media} executes it in one place.
 */
public sealed interface MediaInput permits ImageInput, AudioInput {
  /** Returns the kind of media. */
  MediaKind kind();
}
