package dev.firstpass.cli.evaluate.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class AssignmentTest {
  @Test
  void best_greedyChoiceThatIsWorse_isNotTaken() {
    assertArrayEquals(new int[] {1, 0}, Assignment.best(new double[][] {{10, 9}, {9, 1}}));
  }

  @Test
  void best_moreRowsThanColumns_leavesRowsWithout() {
    assertArrayEquals(new int[] {-1, 0, -1}, Assignment.best(new double[][] {{1}, {3}, {2}}));
    assertArrayEquals(new int[] {2}, Assignment.best(new double[][] {{1, 2, 3}}));
    assertArrayEquals(new int[0], Assignment.best(new double[0][0]));
  }

  @Test
  void best_randomWeights_reachTheBestOfAllPermutations() {
    Random random = new Random(5);
    for (int run = 0; run < 200; run++) {
      double[][] weights = new double[1 + random.nextInt(5)][1 + random.nextInt(5)];
      for (double[] row : weights) {
        for (int i = 0; i < row.length; i++) {
          row[i] = random.nextInt(20);
        }
      }
      int[] columns = Assignment.best(weights);
      double sum = 0;
      for (int row = 0; row < columns.length; row++) {
        sum += columns[row] < 0 ? 0 : weights[row][columns[row]];
      }
      assertEquals(best(weights, 0, 0), sum);
    }
  }

  /** Tries everything. */
  private static double best(double[][] weights, int row, int taken) {
    if (row == weights.length) {
      return 0;
    }
    double best = best(weights, row + 1, taken);
    for (int column = 0; column < weights[row].length; column++) {
      if ((taken & 1 << column) == 0) {
        double rest = best(weights, row + 1, taken | 1 << column);
        best = Math.max(best, weights[row][column] + rest);
      }
    }
    return best;
  }
}
