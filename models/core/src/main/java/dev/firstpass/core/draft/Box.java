package dev.firstpass.core.draft;

/**
 * An axis-parallel box in source pixels with continuous edges: a box around a whole W x H image is
 * {@code (0, 0, W, H)}.
 *
 * @param xMin left edge
 * @param yMin top edge
 * @param xMax right edge, at least {@code xMin}
 * @param yMax bottom edge, at least {@code yMin}
 */
public record Box(double xMin, double yMin, double xMax, double yMax) implements Shape {
  public Box {
    // Written so that NaN fails too.
    if (!(xMin <= xMax && yMin <= yMax)
        || Double.isInfinite(xMax - xMin)
        || Double.isInfinite(yMax - yMin)) {
      throw new IllegalArgumentException(
          "not a box: " + xMin + ", " + yMin + ", " + xMax + ", " + yMax);
    }
  }

  /** Returns the box with this centre and size. */
  public static Box ofCentre(double x, double y, double width, double height) {
    return new Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
  }

  /** Returns the box with this top-left corner and size. */
  public static Box ofCorner(double x, double y, double width, double height) {
    return new Box(x, y, x + width, y + height);
  }

  /** Returns the distance between left and right edge, in pixels. */
  public double width() {
    return xMax - xMin;
  }

  /** Returns the distance between top and bottom edge, in pixels. */
  public double height() {
    return yMax - yMin;
  }

  /** Returns the area in square pixels. */
  public double area() {
    return width() * height();
  }

  /**
   * Returns intersection over union with {@code other} in [0, 1], without the "+1 pixel" of older
   * codes; 0 when both are empty.
   */
  public double iou(Box other) {
    double width = Math.min(xMax, other.xMax) - Math.max(xMin, other.xMin);
    double height = Math.min(yMax, other.yMax) - Math.max(yMin, other.yMin);
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double intersection = width * height;
    return intersection / (area() + other.area() - intersection);
  }

  @Override
  public Box enclosingBox() {
    return this;
  }

  @Override
  public Box within(int left, int top, int width, int height) {
    return new Box(xMin + left, yMin + top, xMax + left, yMax + top);
  }
}
