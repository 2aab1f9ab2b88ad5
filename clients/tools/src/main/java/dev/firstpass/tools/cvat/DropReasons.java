package dev.firstpass.tools.cvat;

/** Why CVAT is not given an object. */
final class DropReasons {
  /** Nothing of it lies in the picture, or it has no area. */
  static final String EMPTY = "empty-shape";

  /** A mask of one row or column, of which CVAT makes an empty one and fails. */
  static final String THIN = "mask-too-thin";

  /** An object of which no point is likely to be seen: CVAT stores none such. */
  static final String UNSEEN = "no-visible-point";

  /** Something else than the function's labels are declared as. */
  static final String UNDECLARED = "not-of-the-declared-type";

  private DropReasons() {}
}
