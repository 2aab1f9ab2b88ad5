package dev.firstpass.inference.repository;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * The order of version names: runs of digits by their value, all else letter by letter ("2" <
 * "10").
 */
public final class Versions {
  /** From the lowest to the highest. */
  public static final Comparator<String> ORDER = Versions::compare;

  private Versions() {}

  private static int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int endA = end(a, i);
      int endB = end(b, j);
      String partA = a.substring(i, endA);
      String partB = b.substring(j, endB);
      int order =
          isDigit(partA.charAt(0)) && isDigit(partB.charAt(0))
              ? new BigInteger(partA).compareTo(new BigInteger(partB))
              : partA.compareTo(partB);
      if (order != 0) {
        return order;
      }
      i = endA;
      j = endB;
    }
    int rest = Integer.compare(a.length() - i, b.length() - j);
    return rest != 0 ? rest : a.compareTo(b);
  }

  /** The end of the run of digits, or of other letters, that starts at {@code start}. */
  private static int end(String text, int start) {
    boolean digits = isDigit(text.charAt(start));
    int end = start + 1;
    while (end < text.length() && isDigit(text.charAt(end)) == digits) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }
}
