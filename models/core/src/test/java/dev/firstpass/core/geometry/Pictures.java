package dev.firstpass.core.geometry;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bitmaps for tests: drawn with letters, and random blobs as networks give them. */
final class Pictures {
  private Pictures() {}

  static Bitmap bitmap(String... rows) {
    Bitmap bitmap = new Bitmap(rows[0].length(), rows.length);
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length(); x++) {
        if (rows[y].charAt(x) == '#') {
          bitmap.setRow(y, x, x + 1);
        }
      }
    }
    return bitmap;
  }

  static Mask mask(String... rows) {
    return bitmap(rows).toMask();
  }

  static Bitmap noise(Random random, int width, int height, double share) {
    Bitmap bitmap = new Bitmap(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (random.nextDouble() < share) {
          bitmap.setRow(y, x, x + 1);
        }
      }
    }
    return bitmap;
  }

  /** A few bumps added up and cut at a height. */
  static Bitmap blob(Random random, int width, int height) {
    double[][] bumps = new double[1 + random.nextInt(5)][];
    for (int i = 0; i < bumps.length; i++) {
      bumps[i] =
          new double[] {
            random.nextDouble() * width, random.nextDouble() * height, 2 + random.nextDouble() * 12
          };
    }
    Bitmap bitmap = new Bitmap(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sum = 0;
        for (double[] bump : bumps) {
          double far = Math.hypot(x + 0.5 - bump[0], y + 0.5 - bump[1]) / bump[2];
          sum += Math.exp(-far * far);
        }
        if (sum > 0.5) {
          bitmap.setRow(y, x, x + 1);
        }
      }
    }
    return bitmap;
  }

  static Bitmap filled(List<Point> outline, int width, int height) {
    Bitmap bitmap = new Bitmap(width, height);
    PolygonFill.into(bitmap, outline);
    return bitmap;
  }

  static List<Point> points(double... axes) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < axes.length; i += 2) {
      points.add(new Point(axes[i], axes[i + 1]));
    }
    return points;
  }
}
