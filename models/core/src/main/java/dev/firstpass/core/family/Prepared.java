package dev.firstpass.core.family;

/** A decoded item in the form that a pipeline's input declares. */
public sealed interface Prepared permits PreparedImage, PreparedAudio {
  /** Returns the map from model coordinates back to the item. */
  SourceMapping mapping();
}
