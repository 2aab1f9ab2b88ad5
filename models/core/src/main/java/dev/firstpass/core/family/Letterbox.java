package dev.firstpass.core.family;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Point;

/**
 * How a picture lies in a tensor: {@code tensor = source * scale + offset} on each axis. Stretching
 * is the case of two scales, cropping that of negative offsets. Immutable.
 *
 * @param scaleX tensor pixels per source pixel
 * @param scaleY tensor pixels per source pixel
 * @param offsetX left edge of the picture in the tensor
 * @param offsetY top edge of the picture in the tensor
 * @param sourceWidth upright source, pixels
 * @param sourceHeight upright source, pixels
 * @param tensorWidth pixels
 * @param tensorHeight pixels
 */
public record Letterbox(
    double scaleX,
    double scaleY,
    double offsetX,
    double offsetY,
    int sourceWidth,
    int sourceHeight,
    int tensorWidth,
    int tensorHeight)
    implements SourceMapping {
  public Letterbox {
    if (!(scaleX > 0 && scaleY > 0) || !Double.isFinite(offsetX + offsetY)) {
      throw new IllegalArgumentException(
          "not a letterbox: " + scaleX + ", " + scaleY + ", " + offsetX + ", " + offsetY);
    }
    if (sourceWidth <= 0 || sourceHeight <= 0 || tensorWidth <= 0 || tensorHeight <= 0) {
      throw new IllegalArgumentException("sizes must be positive");
    }
  }

  /** Returns the stretch of a whole source over a whole tensor. */
  public static Letterbox stretch(
      int sourceWidth, int sourceHeight, int tensorWidth, int tensorHeight) {
    return new Letterbox(
        (double) tensorWidth / sourceWidth,
        (double) tensorHeight / sourceHeight,
        0,
        0,
        sourceWidth,
        sourceHeight,
        tensorWidth,
        tensorHeight);
  }

  /** Returns where a tensor column lies in the source, inside [0, sourceWidth]. */
  public double toSourceX(double x) {
    return clamp((x - offsetX) / scaleX, sourceWidth);
  }

  /** Returns where a tensor row lies in the source, inside [0, sourceHeight]. */
  public double toSourceY(double y) {
    return clamp((y - offsetY) / scaleY, sourceHeight);
  }

  /**
   * Returns the box in source pixels, clipped to the image. NaN becomes 0; edges in the wrong order
   * become an empty box.
   */
  public Box toSource(double xMin, double yMin, double xMax, double yMax) {
    double left = toSourceX(xMin);
    double top = toSourceY(yMin);
    return new Box(left, top, Math.max(left, toSourceX(xMax)), Math.max(top, toSourceY(yMax)));
  }

  /** Returns the point in source pixels, clipped to the image. */
  public Point toSource(double x, double y) {
    return new Point(toSourceX(x), toSourceY(y));
  }

  private static double clamp(double value, double max) {
    return value > 0 ? Math.min(value, max) : 0;
  }
}
