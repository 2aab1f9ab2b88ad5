package dev.firstpass.families.sam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Groups of numbers as people and programs write them: {@code 10,20,1;30,40,0} or a list of lists.
 */
final class NumberGroups {
  private static final int MOST = 100;
  private static final double FARTHEST = 1e6;

  private NumberGroups() {}

  /**
   * Returns the groups.
   *
   * @param length numbers in each
   * @throws IllegalArgumentException when it is something else, or more than {@value #MOST} groups
   */
  static List<List<Double>> read(Object raw, int length) {
    List<List<Double>> groups = new ArrayList<>();
    List<?> parts = raw instanceof List<?> list ? list : split(String.valueOf(raw), ";");
    for (Object part : parts) {
      List<?> numbers = part instanceof List<?> list ? list : split(String.valueOf(part), ",");
      List<Double> group =
          numbers.stream().map(number -> Double.valueOf(String.valueOf(number))).toList();
      if (group.size() != length || group.stream().anyMatch(NumberGroups::isAbsurd)) {
        throw new IllegalArgumentException("not " + length + " numbers");
      }
      groups.add(group);
    }
    if (groups.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST);
    }
    return groups;
  }

  /** Returns groups in their short form. */
  static String write(List<List<Double>> groups) {
    return groups.stream()
        .map(group -> group.stream().map(NumberGroups::plain).collect(Collectors.joining(",")))
        .collect(Collectors.joining(";"));
  }

  private static boolean isAbsurd(double number) {
    return !(Math.abs(number) <= FARTHEST);
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? String.valueOf((long) number)
        : String.format(Locale.ROOT, "%s", number);
  }

  private static List<String> split(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }
}
