package dev.firstpass.tools.xanylabeling;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.geometry.StoredFrame;
import dev.firstpass.core.item.Orientation;

/** Which pixels a request speaks of. */
enum PixelSpace {
  /** As they are stored: what the tool shows. */
  STORED,
  /** After EXIF's orientation was applied. */
  UPRIGHT;

  /**
   * Returns the space of this name; the stored one when it is empty.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_PARAMETER} when there is none
   */
  static PixelSpace of(String name) {
    return switch (name) {
      case "", "stored" -> STORED;
      case "upright" -> UPRIGHT;
      default ->
          throw new DraftingException(
              ErrorCode.INVALID_PARAMETER, "space must be stored or upright, not '" + name + "'");
    };
  }

  /** Returns how places of this space lie beside those of the upright picture. */
  StoredFrame frame(StoredFrame picture) {
    return this == STORED
        ? picture
        : new StoredFrame(Orientation.UPRIGHT, picture.uprightWidth(), picture.uprightHeight());
  }
}
