package dev.firstpass.core.item;

import java.util.List;

/**
 * How the pixels of a picture are stored, beside the upright picture that drafts speak of. {@code
 * core.geometry.StoredFrame} maps places from the one to the other.
 *
 * <p>The numbers are EXIF's tag 274, {@code Orientation} (CIPA DC-008).
 */
public enum Orientation {
  /** Stored as it is shown. */
  UPRIGHT(false, false, false),
  /** Left and right are exchanged. */
  MIRRORED(false, true, false),
  /** Upside down. */
  TURNED_HALF(false, true, true),
  /** Top and bottom are exchanged. */
  FLIPPED(false, false, true),
  /** Stored rows are columns. */
  TRANSPOSED(true, false, false),
  /** To be turned a quarter clockwise before it is shown. */
  TURNED_RIGHT(true, false, true),
  /** Stored rows are columns, and both begin at the other end. */
  TRANSVERSED(true, true, true),
  /** To be turned a quarter against the clock before it is shown. */
  TURNED_LEFT(true, true, false);

  private static final List<Orientation> BY_EXIF = List.of(values());

  private final boolean swapsSides;
  private final boolean reversesColumns;
  private final boolean reversesRows;

  Orientation(boolean swapsSides, boolean reversesColumns, boolean reversesRows) {
    this.swapsSides = swapsSides;
    this.reversesColumns = reversesColumns;
    this.reversesRows = reversesRows;
  }

  /**
   * Returns the orientation with EXIF's number.
   *
   * @throws IllegalArgumentException when it is not in [1, 8]
   */
  public static Orientation ofExif(int number) {
    if (number < 1 || number > BY_EXIF.size()) {
      throw new IllegalArgumentException("orientation must be in [1, 8]: " + number);
    }
    return BY_EXIF.get(number - 1);
  }

  /** Returns EXIF's number, in [1, 8]. */
  public int exif() {
    return BY_EXIF.indexOf(this) + 1;
  }

  /** Returns whether stored columns are upright rows, so that width and height are exchanged. */
  public boolean swapsSides() {
    return swapsSides;
  }

  /** Returns whether stored columns count from the other end. */
  public boolean reversesColumns() {
    return reversesColumns;
  }

  /** Returns whether stored rows count from the other end. */
  public boolean reversesRows() {
    return reversesRows;
  }
}
