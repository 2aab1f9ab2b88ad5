package dev.firstpass.core.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt one most likely meant, for error messages. */
public final class Nearest {
  private Nearest() {}

  /**
   * Returns the known name with the smallest edit distance to {@code name}, ignoring case; empty
   * when none is close enough to be a likely meaning (more than a third of the letters differ).
   */
  public static Optional<String> to(String name, Collection<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(
            Comparator.comparingInt(
                candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))))
        .filter(
            candidate ->
                distance(wanted, candidate.toLowerCase(Locale.ROOT))
                    <= Math.max(1, Math.max(name.length(), candidate.length()) / 3));
  }

  /**
   * Returns the end of a sentence: {@code "; did you mean 'x'?"} when a likely meaning exists, else
   * a full stop.
   */
  public static String hint(String name, Collection<String> known) {
    return to(name, known).map(candidate -> "; did you mean '" + candidate + "'?").orElse(".");
  }

  /** Edits from one text to the other, where swapping two neighbours is one edit. */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, edits);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] edits) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int cheapest = edits[i - 1][j - 1] + (same ? 0 : 1);
    cheapest = Math.min(cheapest, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cheapest, edits[i - 2][j - 2] + 1) : cheapest;
  }
}
