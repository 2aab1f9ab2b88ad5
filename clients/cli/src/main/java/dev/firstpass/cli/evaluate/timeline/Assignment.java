package dev.firstpass.cli.evaluate.timeline;

import java.util.Arrays;

/**
 * Gives each row a column of its own so that the sum of the weights is greatest: the Hungarian
 * method with potentials (Kuhn and Munkres, in the form of Jonker and Volgenant). Time is cubic.
 * Confined to one call.
 */
final class Assignment {
  private final double[][] cost;
  private final int size;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final int[] rowOfColumn;

  private Assignment(double[][] weights) {
    int columns = weights.length == 0 ? 0 : weights[0].length;
    size = Math.max(weights.length, columns);
    cost = new double[size + 1][size + 1];
    for (int row = 0; row < weights.length; row++) {
      for (int column = 0; column < columns; column++) {
        cost[row + 1][column + 1] = -weights[row][column];
      }
    }
    rowPotential = new double[size + 1];
    columnPotential = new double[size + 1];
    rowOfColumn = new int[size + 1];
  }

  /**
   * Returns the column of each row, or -1 for a row that gets none because there are more rows than
   * columns.
   *
   * @param weights rectangular, not negative
   */
  static int[] best(double[][] weights) {
    Assignment assignment = new Assignment(weights);
    for (int row = 1; row <= assignment.size; row++) {
      assignment.assign(row);
    }
    int[] columns = new int[weights.length];
    Arrays.fill(columns, -1);
    for (int column = 1; column <= assignment.size; column++) {
      int row = assignment.rowOfColumn[column] - 1;
      if (row < weights.length && column <= weights[row].length) {
        columns[row] = column - 1;
      }
    }
    return columns;
  }

  /**
   * Finds the cheapest chain of changes that frees a column for the row; column 0 is a stand-in.
   */
  private void assign(int newRow) {
    int[] before = new int[size + 1];
    double[] distance = new double[size + 1];
    boolean[] visited = new boolean[size + 1];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    rowOfColumn[0] = newRow;
    int column = 0;
    do {
      visited[column] = true;
      int next = nearest(column, before, distance, visited);
      move(distance[next], distance, visited);
      column = next;
    } while (rowOfColumn[column] != 0);
    while (column != 0) {
      rowOfColumn[column] = rowOfColumn[before[column]];
      column = before[column];
    }
  }

  private int nearest(int column, int[] before, double[] distance, boolean[] visited) {
    int row = rowOfColumn[column];
    int nearest = 0;
    for (int other = 1; other <= size; other++) {
      if (!visited[other]) {
        double reduced = cost[row][other] - rowPotential[row] - columnPotential[other];
        if (reduced < distance[other]) {
          distance[other] = reduced;
          before[other] = column;
        }
        if (nearest == 0 || distance[other] < distance[nearest]) {
          nearest = other;
        }
      }
    }
    return nearest;
  }

  private void move(double delta, double[] distance, boolean[] visited) {
    for (int column = 0; column <= size; column++) {
      if (visited[column]) {
        rowPotential[rowOfColumn[column]] += delta;
        columnPotential[column] -= delta;
      } else {
        distance[column] -= delta;
      }
    }
  }
}
