package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Walks around the parts of a mask along the edges of their pixels, so that the outlines enclose
 * exactly the set pixels. Pixels that touch only at a corner are separate parts, and so an outline
 * may touch itself at a corner but never crosses itself. Takes time in proportion to the pixels.
 * Confined to one call.
 */
public final class MaskOutline {
  private static final int EAST = 0;
  private static final int NORTH = 3;

  /** Steps of the four directions east, south, west and north; right of each is the next. */
  private static final int[] X_STEP = {1, 0, -1, 0};

  private static final int[] Y_STEP = {0, 1, 0, -1};

  /** From a vertex to the pixel ahead on the right, by direction. */
  private static final int[] X_RIGHT = {0, -1, -1, 0};

  private static final int[] Y_RIGHT = {0, 0, -1, -1};

  private final Bitmap pixels;
  private final double left;
  private final double top;
  private final BitSet walkedTops = new BitSet();
  private final ContourTree contours;

  private MaskOutline(Bitmap pixels, double left, double top) {
    this.pixels = pixels;
    this.left = left;
    this.top = top;
    this.contours = new ContourTree(pixels);
  }

  /** Returns the parts of a mask in the order of their topmost left corners. */
  public static List<MaskPart> of(Mask mask) {
    Box box = mask.enclosingBox();
    if (box.area() == 0) {
      return List.of();
    }
    return new MaskOutline(Bitmap.cropped(mask, box), box.xMin(), box.yMin()).parts();
  }

  /** Returns the parts of a bitmap in the order of their topmost left corners. */
  public static List<MaskPart> of(Bitmap bitmap) {
    return new MaskOutline(bitmap, 0, 0).parts();
  }

  private List<MaskPart> parts() {
    int width = pixels.width();
    for (int index = pixels.nextSet(0); index >= 0; index = pixels.nextSet(index + 1)) {
      int x = index % width;
      int y = index / width;
      if (!pixels.isSet(x, y - 1) && !walkedTops.get(index)) {
        contours.add(walk(x, y));
      }
    }
    return contours.parts(left, top);
  }

  /** Follows the edge with set pixels on the right, starting eastwards on the top of a pixel. */
  private List<Point> walk(int xStart, int yStart) {
    List<Point> corners = new ArrayList<>();
    int x = xStart;
    int y = yStart;
    int direction = EAST;
    int previous = -1;
    do {
      if (direction != previous) {
        corners.add(new Point(x, y));
      }
      if (direction == EAST) {
        walkedTops.set(y * pixels.width() + x);
      } else if (direction == NORTH) {
        contours.leftEdge(x, y - 1);
      }
      x += X_STEP[direction];
      y += Y_STEP[direction];
      previous = direction;
      direction = turned(x, y, direction);
    } while (x != xStart || y != yStart || direction != EAST);
    return corners;
  }

  private int turned(int x, int y, int direction) {
    if (!pixels.isSet(x + X_RIGHT[direction], y + Y_RIGHT[direction])) {
      return (direction + 1) % 4;
    }
    // The pixel ahead on the left is the one ahead on the right for somebody who turned left.
    int leftwards = (direction + 3) % 4;
    return pixels.isSet(x + X_RIGHT[leftwards], y + Y_RIGHT[leftwards]) ? leftwards : direction;
  }
}
