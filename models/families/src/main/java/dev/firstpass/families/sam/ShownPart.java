package dev.firstpass.families.sam;

import dev.firstpass.core.family.Letterbox;

/**
 * The part of the encoder's input that shows the picture, in whole pixels as the reference rounds
 * them; prompts and masks are scaled by it, not by the letterbox.
 *
 * @param width pixels of the input
 * @param height pixels of the input
 * @param side of the input
 * @param sourceWidth pixels of the source
 * @param sourceHeight pixels of the source
 */
record ShownPart(int width, int height, int side, int sourceWidth, int sourceHeight) {
  static ShownPart of(Letterbox letterbox) {
    int side = letterbox.tensorWidth();
    return new ShownPart(
        shown(letterbox.sourceWidth() * letterbox.scaleX(), side),
        shown(letterbox.sourceHeight() * letterbox.scaleY(), side),
        side,
        letterbox.sourceWidth(),
        letterbox.sourceHeight());
  }

  float x(double sourceX) {
    return (float) (sourceX * width / sourceWidth);
  }

  float y(double sourceY) {
    return (float) (sourceY * height / sourceHeight);
  }

  private static int shown(double length, int side) {
    return (int) Math.min(Math.max(Math.floor(length + 0.5), 1), side);
  }
}
