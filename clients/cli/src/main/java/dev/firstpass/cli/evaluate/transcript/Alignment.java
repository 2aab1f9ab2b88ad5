package dev.firstpass.cli.evaluate.transcript;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Aligns two texts at least cost and counts what differs, as NIST's sclite does: a substitution
 * costs 4, an insertion or deletion 3. Of ways that cost the same, each step takes a pair before an
 * insertion before a deletion. Both matter: with these weights the least cost is not always the
 * fewest errors.
 *
 * <p>Time is the product of the lengths, memory their sum: counts are carried along, no matrix is
 * kept. Confined to one call.
 */
public final class Alignment {
  private static final int SUBSTITUTION = 4;
  private static final int GAP = 3;

  private final int[] reference;
  private final int[] hypothesis;

  private Alignment(int[] reference, int[] hypothesis) {
    this.reference = reference;
    this.hypothesis = hypothesis;
  }

  /**
   * Counts what differs.
   *
   * @param reference what was said, in words or characters; equal ones match
   * @param hypothesis what was recognised, likewise
   */
  public static ErrorCounts count(List<String> reference, List<String> hypothesis) {
    Map<String, Integer> numbers = new HashMap<>();
    return new Alignment(numbered(reference, numbers), numbered(hypothesis, numbers)).count();
  }

  private static int[] numbered(List<String> tokens, Map<String, Integer> numbers) {
    return tokens.stream()
        .mapToInt(token -> numbers.computeIfAbsent(token, t -> numbers.size()))
        .toArray();
  }

  /** The best way to each place of one row: its cost, and how many pairs of it are correct. */
  private static final class Row {
    final int[] cost;
    final int[] correct;
    final int[] substituted;

    Row(int size) {
      cost = new int[size];
      correct = new int[size];
      substituted = new int[size];
    }

    void follow(Row from, int there, int here, int step) {
      cost[here] = from.cost[there] + step;
      correct[here] = from.correct[there];
      substituted[here] = from.substituted[there];
    }
  }

  private ErrorCounts count() {
    Row above = new Row(hypothesis.length + 1);
    for (int h = 1; h <= hypothesis.length; h++) {
      above.cost[h] = h * GAP;
    }
    Row row = new Row(hypothesis.length + 1);
    for (int said : reference) {
      row.follow(above, 0, 0, GAP);
      for (int h = 1; h <= hypothesis.length; h++) {
        step(above, row, h, said == hypothesis[h - 1]);
      }
      Row swapped = above;
      above = row;
      row = swapped;
    }
    int correct = above.correct[hypothesis.length];
    int substituted = above.substituted[hypothesis.length];
    int paired = correct + substituted;
    return new ErrorCounts(
        correct, substituted, reference.length - paired, hypothesis.length - paired);
  }

  private static void step(Row above, Row row, int h, boolean same) {
    int paired = above.cost[h - 1] + (same ? 0 : SUBSTITUTION);
    int deleted = above.cost[h] + GAP;
    int inserted = row.cost[h - 1] + GAP;
    if (paired <= deleted && paired <= inserted) {
      row.follow(above, h - 1, h, same ? 0 : SUBSTITUTION);
      row.correct[h] += same ? 1 : 0;
      row.substituted[h] += same ? 0 : 1;
    } else if (deleted < inserted) {
      row.follow(above, h, h, GAP);
    } else {
      row.follow(row, h - 1, h, GAP);
    }
  }
}
