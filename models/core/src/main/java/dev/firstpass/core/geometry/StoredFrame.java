package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.Orientation;
import java.util.Objects;

/**
 * Maps places between the upright picture, of which drafts speak, and the picture as its pixels are
 * stored, which some tools show. All coordinates are continuous pixels.
 *
 * @param orientation of the stored pixels
 * @param uprightWidth columns of the upright picture
 * @param uprightHeight rows of the upright picture
 */
public record StoredFrame(Orientation orientation, int uprightWidth, int uprightHeight) {
  public StoredFrame {
    Objects.requireNonNull(orientation, "orientation");
    if (uprightWidth <= 0 || uprightHeight <= 0) {
      throw new IllegalArgumentException(
          "size must be positive: " + uprightWidth + "x" + uprightHeight);
    }
  }

  /** Returns the frame of a picture. */
  public static StoredFrame of(ImageFacts picture) {
    return new StoredFrame(picture.orientation(), picture.width(), picture.height());
  }

  /** Returns columns of the stored picture. */
  public int width() {
    return orientation.swapsSides() ? uprightHeight : uprightWidth;
  }

  /** Returns rows of the stored picture. */
  public int height() {
    return orientation.swapsSides() ? uprightWidth : uprightHeight;
  }

  /** Returns where a point of the upright picture lies in the stored one. */
  public Point toStored(Point upright) {
    double x = orientation.swapsSides() ? upright.y() : upright.x();
    double y = orientation.swapsSides() ? upright.x() : upright.y();
    return reversed(x, y);
  }

  /** Returns where a point of the stored picture lies in the upright one. */
  public Point toUpright(Point stored) {
    Point counted = reversed(stored.x(), stored.y());
    return orientation.swapsSides() ? new Point(counted.y(), counted.x()) : counted;
  }

  /** Returns where a box of the upright picture lies in the stored one. */
  public Box toStored(Box upright) {
    return around(
        toStored(new Point(upright.xMin(), upright.yMin())),
        toStored(new Point(upright.xMax(), upright.yMax())));
  }

  /** Returns where a box of the stored picture lies in the upright one. */
  public Box toUpright(Box stored) {
    return around(
        toUpright(new Point(stored.xMin(), stored.yMin())),
        toUpright(new Point(stored.xMax(), stored.yMax())));
  }

  /**
   * Returns where a turned box of the upright picture lies in the stored one; width stays width.
   */
  public RotatedBox toStored(RotatedBox upright) {
    if (orientation == Orientation.UPRIGHT) {
      return upright;
    }
    Point centre = toStored(new Point(upright.xCentre(), upright.yCentre()));
    double across = Math.cos(upright.radians());
    double down = Math.sin(upright.radians());
    double x = orientation.swapsSides() ? down : across;
    double y = orientation.swapsSides() ? across : down;
    double radians =
        Math.atan2(orientation.reversesRows() ? -y : y, orientation.reversesColumns() ? -x : x);
    return new RotatedBox(centre.x(), centre.y(), upright.width(), upright.height(), radians);
  }

  private Point reversed(double x, double y) {
    return new Point(
        orientation.reversesColumns() ? width() - x : x,
        orientation.reversesRows() ? height() - y : y);
  }

  private static Box around(Point one, Point other) {
    return new Box(
        Math.min(one.x(), other.x()),
        Math.min(one.y(), other.y()),
        Math.max(one.x(), other.x()),
        Math.max(one.y(), other.y()));
  }
}
