package dev.firstpass.core.family;

import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.MediaInput;

/** A family opened for one model. Immutable and thread-safe. */
public sealed interface Pipeline permits SinglePass, MultiPass {
  /** Returns what the media must look like before this pipeline sees them. */
  MediaInput input();

  /** Returns the classes of the model. */
  LabelSet labels();
}
