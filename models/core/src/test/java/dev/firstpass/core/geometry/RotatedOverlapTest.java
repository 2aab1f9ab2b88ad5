package dev.firstpass.core.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.RotatedBox;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RotatedOverlapTest {
  @Test
  void iou_unturnedBoxes_isThatOfBoxes() {
    RotatedBox a = new RotatedBox(5, 4, 10, 8, 0);
    RotatedBox b = new RotatedBox(8, 5, 6, 10, 0);

    assertEquals(new Box(0, 0, 10, 8).iou(new Box(5, 0, 11, 10)), RotatedOverlap.iou(a, b), 1e-12);
  }

  @Test
  void iou_squareTurnedByAnEighth_isAnOctagon() {
    RotatedBox square = new RotatedBox(3, 4, 2, 2, 0);
    RotatedBox turned = new RotatedBox(3, 4, 2, 2, Math.PI / 4);
    double octagon = 8 * (Math.sqrt(2) - 1);

    assertEquals(octagon / (8 - octagon), RotatedOverlap.iou(square, turned), 1e-12);
  }

  @Test
  void iou_emptyOrApart_isNone() {
    RotatedBox box = new RotatedBox(3, 4, 2, 2, 0.3);

    assertEquals(0, RotatedOverlap.iou(box, new RotatedBox(3, 4, 0, 2, 1)));
    assertEquals(0, RotatedOverlap.iou(box, new RotatedBox(30, 4, 2, 2, 1)));
    assertEquals(1, RotatedOverlap.iou(box, box), 1e-12);
  }

  @Test
  void iou_anyBoxes_agreesWithCountedPoints() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      RotatedBox a = random(random);
      RotatedBox b = random(random);
      double counted = counted(a, b);

      assertEquals(counted, RotatedOverlap.iou(a, b), 0.01, "seed " + seed);
      assertEquals(RotatedOverlap.iou(b, a), RotatedOverlap.iou(a, b), 1e-9);
    }
  }

  @Test
  void probabilistic_sameBox_isOneWithinTheReferencesMargin() {
    RotatedBox box = new RotatedBox(30, 20, 12, 5, 0.7);

    assertEquals(1 - Math.sqrt(2e-7), RotatedOverlap.probabilistic(box, box), 1e-4);
  }

  @Test
  void probabilistic_anyBoxes_agreesWithMatrices() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      RotatedBox a = random(random);
      RotatedBox b = random(random);

      assertEquals(hellinger(a, b), RotatedOverlap.probabilistic(a, b), 1e-5, "seed " + seed);
    }
  }

  @Test
  void probabilistic_absurdBoxes_areInRange() {
    double[] sizes = {0, 1e-30, 1, 3e38};
    for (double width : sizes) {
      for (double height : sizes) {
        RotatedBox a = new RotatedBox(-3e38, 0, width, height, 0.2);
        RotatedBox b = new RotatedBox(3e38, 1, height, width, 1.2);
        for (double overlap :
            new double[] {RotatedOverlap.probabilistic(a, b), RotatedOverlap.probabilistic(a, a)}) {
          assertTrue(overlap >= -1e-7 && overlap <= 1, () -> a + ", " + b);
        }
      }
    }
  }

  /** The definition: 1 - sqrt(1 - exp(-d)), d the Bhattacharyya distance by matrix algebra. */
  private static double hellinger(RotatedBox a, RotatedBox b) {
    double[][] p = covariance(a);
    double[][] q = covariance(b);
    double[][] mean = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        mean[i][j] = (p[i][j] + q[i][j]) / 2;
      }
    }
    double det = det(mean);
    double dx = a.xCentre() - b.xCentre();
    double dy = a.yCentre() - b.yCentre();
    double mahalanobis =
        (mean[1][1] * dx * dx - 2 * mean[0][1] * dx * dy + mean[0][0] * dy * dy) / det;
    double distance = mahalanobis / 8 + Math.log(det / Math.sqrt(det(p) * det(q))) / 2;
    return 1 - Math.sqrt(1 - Math.exp(-distance));
  }

  /** R diag(w^2, h^2) / 12 R'. */
  private static double[][] covariance(RotatedBox box) {
    double cos = Math.cos(box.radians());
    double sin = Math.sin(box.radians());
    double[][] turn = {{cos, -sin}, {sin, cos}};
    double[] variances = {box.width() * box.width() / 12, box.height() * box.height() / 12};
    double[][] result = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        for (int k = 0; k < 2; k++) {
          result[i][j] += turn[i][k] * variances[k] * turn[j][k];
        }
      }
    }
    return result;
  }

  private static double det(double[][] m) {
    return m[0][0] * m[1][1] - m[0][1] * m[1][0];
  }

  private static double counted(RotatedBox a, RotatedBox b) {
    int both = 0;
    int either = 0;
    for (double y = 0.05; y < 60; y += 0.1) {
      for (double x = 0.05; x < 60; x += 0.1) {
        boolean inA = contains(a, new Point(x, y));
        boolean inB = contains(b, new Point(x, y));
        both += inA && inB ? 1 : 0;
        either += inA || inB ? 1 : 0;
      }
    }
    return (double) both / either;
  }

  private static boolean contains(RotatedBox box, Point p) {
    double dx = p.x() - box.xCentre();
    double dy = p.y() - box.yCentre();
    double cos = Math.cos(box.radians());
    double sin = Math.sin(box.radians());
    return Math.abs(dx * cos + dy * sin) <= box.width() / 2
        && Math.abs(dy * cos - dx * sin) <= box.height() / 2;
  }

  private static RotatedBox random(Random random) {
    return new RotatedBox(
        25 + 10 * random.nextDouble(),
        25 + 10 * random.nextDouble(),
        3 + 20 * random.nextDouble(),
        3 + 20 * random.nextDouble(),
        7 * random.nextDouble() - 3);
  }
}
