package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Walks around the parts of a mask along the edges of their pixels, so that the outlines enclose
 * exactly the set pixels and the holes. Pixels that touch only at a corner are separate parts.
 * Confined to one call.
 */
final class MaskOutline {
  /** Steps of the four directions east, south, west and north; right of each is the next. */
  private static final int[] X_STEP = {1, 0, -1, 0};

  private static final int[] Y_STEP = {0, 1, 0, -1};

  /** From a vertex to the pixel ahead on the right, by direction. */
  private static final int[] X_RIGHT = {0, -1, -1, 0};

  private static final int[] Y_RIGHT = {0, 0, -1, -1};

  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final BitSet pixels;
  private final BitSet walkedTops;

  private MaskOutline(Mask mask) {
    Box box = mask.enclosingBox();
    left = (int) box.xMin();
    top = (int) box.yMin();
    width = (int) box.width();
    height = (int) box.height();
    pixels = new BitSet();
    walkedTops = new BitSet();
    fill(mask);
  }

  /** Returns one outline per part, clockwise on the screen, from its topmost left corner. */
  static List<List<Point>> of(Mask mask) {
    return new MaskOutline(mask).outlines();
  }

  private void fill(Mask mask) {
    long position = 0;
    for (int i = 0; i < mask.runs().size(); i++) {
      long end = position + mask.runs().get(i);
      if (i % 2 == 1) {
        fill(position, end, mask.width());
      }
      position = end;
    }
  }

  /** Sets a run that may wrap over several rows. */
  private void fill(long from, long to, int rowLength) {
    long position = from;
    while (position < to) {
      int y = (int) (position / rowLength);
      int x = (int) (position % rowLength);
      int length = (int) Math.min(rowLength - x, to - position);
      int start = (y - top) * width + x - left;
      pixels.set(start, start + length);
      position += length;
    }
  }

  private List<List<Point>> outlines() {
    List<List<Point>> outlines = new ArrayList<>();
    for (int index = pixels.nextSetBit(0); index >= 0; index = pixels.nextSetBit(index + 1)) {
      int x = index % width;
      int y = index / width;
      if (!isSet(x, y - 1) && !walkedTops.get(index)) {
        List<Point> outline = walk(x, y);
        boolean hole = Outlines.signedArea(outline) < 0;
        if (!hole) {
          outlines.add(outline);
        }
      }
    }
    return outlines;
  }

  /** Follows the edge with set pixels on the right, starting eastwards on the top of a pixel. */
  private List<Point> walk(int xStart, int yStart) {
    List<Point> corners = new ArrayList<>();
    int x = xStart;
    int y = yStart;
    int direction = 0;
    int previous = -1;
    do {
      if (direction != previous) {
        corners.add(new Point((double) left + x, (double) top + y));
      }
      if (direction == 0) {
        walkedTops.set(y * width + x);
      }
      x += X_STEP[direction];
      y += Y_STEP[direction];
      previous = direction;
      direction = turned(x, y, direction);
    } while (x != xStart || y != yStart || direction != 0);
    return corners;
  }

  private int turned(int x, int y, int direction) {
    if (!isSet(x + X_RIGHT[direction], y + Y_RIGHT[direction])) {
      return (direction + 1) % 4;
    }
    // The pixel ahead on the left is the one ahead on the right for somebody who turned left.
    int leftwards = (direction + 3) % 4;
    return isSet(x + X_RIGHT[leftwards], y + Y_RIGHT[leftwards]) ? leftwards : direction;
  }

  private boolean isSet(int x, int y) {
    return x >= 0 && x < width && y >= 0 && y < height && pixels.get(y * width + x);
  }
}
