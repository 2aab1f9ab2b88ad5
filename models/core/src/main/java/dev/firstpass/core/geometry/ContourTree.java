package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The contours of a bitmap and which hole belongs to which part, by the rule of Suzuki and Abe
 * (Topological structural analysis of digitized binary images by border following, 1985): left of a
 * hole's topmost left pixel is a run of set pixels, and where that run begins is the edge of the
 * part itself or of another of its holes, which lies before this one. Confined to one call.
 */
final class ContourTree {
  private static final int FIRST_CAPACITY = 256;

  private final Bitmap pixels;
  private final List<List<Point>> contours = new ArrayList<>();

  /** Pixels with a left edge in the upper half, the contour there in the lower. */
  private long[] leftEdges = new long[FIRST_CAPACITY];

  private int size;

  ContourTree(Bitmap pixels) {
    this.pixels = pixels;
  }

  /** Says that the left edge of a pixel is part of the contour that will be added next. */
  void leftEdge(int x, int y) {
    if (size == leftEdges.length) {
      leftEdges = Arrays.copyOf(leftEdges, 2 * size);
    }
    leftEdges[size++] = (long) (y * pixels.width() + x) << Integer.SIZE | contours.size();
  }

  void add(List<Point> contour) {
    contours.add(contour);
  }

  /** Returns the parts, moved by an offset. */
  List<MaskPart> parts(double left, double top) {
    Arrays.sort(leftEdges, 0, size);
    List<List<List<Point>>> holes = new ArrayList<>(contours.size());
    boolean[] isHole = new boolean[contours.size()];
    for (int i = 0; i < isHole.length; i++) {
      isHole[i] = PolygonArea.signed(contours.get(i)) < 0;
      holes.add(isHole[i] ? List.of() : new ArrayList<>());
    }
    for (int i = 0; i < isHole.length; i++) {
      if (isHole[i]) {
        holes.get(part(i, isHole)).add(moved(contours.get(i), left, top));
      }
    }
    List<MaskPart> parts = new ArrayList<>();
    for (int i = 0; i < isHole.length; i++) {
      if (!isHole[i]) {
        parts.add(new MaskPart(moved(contours.get(i), left, top), holes.get(i)));
      }
    }
    return parts;
  }

  private int part(int hole, boolean[] isHole) {
    int contour = hole;
    while (isHole[contour]) {
      Point first = topLeft(contours.get(contour));
      int x = (int) first.x() - 1;
      int y = (int) first.y();
      contour = contourAt(pixels.runStart(x, y), y);
    }
    return contour;
  }

  private int contourAt(int x, int y) {
    long key = (long) (y * pixels.width() + x) << Integer.SIZE;
    int found = Arrays.binarySearch(leftEdges, 0, size, key);
    return (int) leftEdges[found < 0 ? -found - 1 : found];
  }

  private static Point topLeft(List<Point> contour) {
    return contour.stream()
        .min(Comparator.comparingDouble(Point::y).thenComparingDouble(Point::x))
        .orElseThrow();
  }

  private static List<Point> moved(List<Point> contour, double left, double top) {
    return contour.stream().map(p -> new Point(left + p.x(), top + p.y())).toList();
  }
}
