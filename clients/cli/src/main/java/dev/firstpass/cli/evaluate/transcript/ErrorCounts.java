package dev.firstpass.cli.evaluate.transcript;

/**
 * How the words (or characters) of a text that was recognised differ from those that were said.
 *
 * @param correct how many are the same
 * @param substituted how many are others
 * @param deleted how many were said but not recognised
 * @param inserted how many were recognised but not said
 */
public record ErrorCounts(int correct, int substituted, int deleted, int inserted) {
  /** Nothing said and nothing recognised. */
  public static final ErrorCounts NONE = new ErrorCounts(0, 0, 0, 0);

  /** Returns the counts of both texts together. */
  public ErrorCounts plus(ErrorCounts other) {
    return new ErrorCounts(
        correct + other.correct,
        substituted + other.substituted,
        deleted + other.deleted,
        inserted + other.inserted);
  }

  /** Returns how many were said. */
  public int said() {
    return correct + substituted + deleted;
  }

  /** Returns how many errors there are. */
  public int errors() {
    return substituted + deleted + inserted;
  }

  /** Returns errors per what was said, from 0, above 1 with many insertions; NaN of silence. */
  public double rate() {
    return said() == 0 ? Double.NaN : (double) errors() / said();
  }
}
