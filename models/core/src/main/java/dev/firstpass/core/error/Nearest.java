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

  /** Returns {@code "; did you mean 'x'?"} when a likely meaning exists, else the empty string. */
  public static String hint(String name, Collection<String> known) {
    return to(name, known).map(candidate -> "; did you mean '" + candidate + "'?").orElse("");
  }

  /** Levenshtein distance, two rows at a time. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
