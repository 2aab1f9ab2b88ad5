package dev.firstpass.core.draft;

/** One element of a draft. The label is the model's own until the draft's label map renamed it. */
public sealed interface Suggestion permits Region, Segment, Tag {
  /** Returns what it is: the name of a class. */
  String label();

  /** Returns the model's confidence in [0, 1]. */
  double score();

  /** Returns the same suggestion with another label. */
  Suggestion withLabel(String label);
}
