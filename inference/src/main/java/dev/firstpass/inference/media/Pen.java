package dev.firstpass.inference.media;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Draws on one picture, in sizes that suit it. Confined to one thread. */
final class Pen {
  private static final int FONT = Imgproc.FONT_HERSHEY_SIMPLEX;
  private static final double FAR_AWAY = 1e6;
  private static final double FONT_HEIGHT_OF_SIDE = 1.0 / 28;
  private static final double FONT_HEIGHT_OF_BOX = 0.25;
  private static final double LINE_OF_SIDE = 1.0 / 320;
  private static final double LEAST_FONT_HEIGHT = 8;
  private static final double OPACITY = 0.45;

  /** Height of a capital letter of Hershey Simplex at scale 1, in pixels. */
  private static final double FONT_UNIT = 21;

  private final Mat picture;
  private final int line;
  private final double fontHeight;
  private Scalar colour = Scalar.all(0);

  Pen(Mat picture) {
    this.picture = picture;
    double side = Math.sqrt((double) picture.cols() * picture.rows());
    line = Math.max(1, (int) Math.rint(side * LINE_OF_SIDE));
    fontHeight = Math.max(LEAST_FONT_HEIGHT, side * FONT_HEIGHT_OF_SIDE / 2);
  }

  /** Draws in this colour from now on. */
  void use(Scalar bgr) {
    colour = bgr;
  }

  /** Draws a closed line through points in source pixels. */
  void outline(List<dev.firstpass.core.draft.Point> corners) {
    var points = new MatOfPoint(corners.stream().map(Pen::pixel).toArray(Point[]::new));
    Imgproc.polylines(picture, List.of(points), true, colour, line, Imgproc.LINE_AA);
    points.release();
  }

  /** Draws a point with a light rim. */
  void dot(dev.firstpass.core.draft.Point at) {
    Imgproc.circle(picture, pixel(at), 2 * line + 1, Scalar.all(255), -1, Imgproc.LINE_AA);
    Imgproc.circle(picture, pixel(at), 2 * line, colour, -1, Imgproc.LINE_AA);
  }

  /** Lays the colour over the set pixels; a mask of another size than the picture's is ignored. */
  void shade(Mask mask) {
    if (mask.width() != picture.cols() || mask.height() != picture.rows()) {
      return;
    }
    long position = 0;
    for (int i = 0; i < mask.runs().size(); i++) {
      int run = mask.runs().get(i);
      if (i % 2 == 1) {
        shade(position, position + run);
      }
      position += run;
    }
  }

  private void shade(long from, long to) {
    int width = picture.cols();
    for (long start = from; start < to; ) {
      int row = (int) (start / width);
      int left = (int) (start % width);
      int right = (int) Math.min(width, left + to - start);
      Mat pixels = picture.row(row).colRange(left, right);
      Core.multiply(pixels, Scalar.all(1 - OPACITY), pixels);
      Core.add(pixels, colour.mul(Scalar.all(OPACITY)), pixels);
      pixels.release();
      start += right - left;
    }
  }

  /**
   * Writes on a plate of the colour, above a box or, where there is no room, inside it; smaller
   * where the box is, so that the next thing is not covered.
   */
  void caption(String text, Box box) {
    double least = Math.min(box.width(), box.height()) * FONT_HEIGHT_OF_BOX;
    Letters letters = Letters.of(Math.max(LEAST_FONT_HEIGHT, Math.min(fontHeight, least)));
    Size size = letters.size(text);
    double left = Math.max(0, Math.min(box.xMin(), picture.cols() - size.width));
    double y = box.yMin();
    double bottom = y >= size.height ? y : Math.max(0, y) + size.height;
    write(text, letters, new Point(Math.floor(left), Math.floor(Math.min(bottom, picture.rows()))));
  }

  /** Writes the text as a line of a list in the upper left corner. */
  void captionInCorner(String text, int index) {
    Letters letters = Letters.of(fontHeight);
    write(text, letters, new Point(0, (index + 1) * letters.size(text).height));
  }

  private void write(String text, Letters letters, Point bottomLeft) {
    Size size = letters.size(text);
    Point topRight = new Point(bottomLeft.x + size.width, bottomLeft.y - size.height);
    Imgproc.rectangle(picture, bottomLeft, topRight, colour, -1);
    double brightness = 0.114 * colour.val[0] + 0.587 * colour.val[1] + 0.299 * colour.val[2];
    Point baseline =
        new Point(bottomLeft.x + 2.0 * letters.line, bottomLeft.y - Math.ceil(size.height * 0.28));
    Scalar ink = Scalar.all(brightness > 128 ? 0 : 255);
    Imgproc.putText(
        picture, text, baseline, FONT, letters.scale, ink, letters.line, Imgproc.LINE_AA);
  }

  /** Letters of one height, in OpenCV's measures. */
  private record Letters(double scale, int line) {
    static Letters of(double height) {
      double scale = height / FONT_UNIT;
      return new Letters(scale, Math.max(1, (int) Math.rint(scale)));
    }

    /** Returns the size of the plate behind a text. */
    Size size(String text) {
      int[] below = new int[1];
      Size letters = Imgproc.getTextSize(text, FONT, scale, line, below);
      return new Size(letters.width + 4.0 * line, letters.height + below[0] + 2.0 * line);
    }
  }

  /** Drawing takes whole pixels; what lies far outside must still fit an int. */
  private static Point pixel(dev.firstpass.core.draft.Point at) {
    return new Point(
        Math.rint(Math.max(-FAR_AWAY, Math.min(FAR_AWAY, at.x()))),
        Math.rint(Math.max(-FAR_AWAY, Math.min(FAR_AWAY, at.y()))));
  }
}
