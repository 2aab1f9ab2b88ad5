package dev.firstpass.families.yunet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of YuNet's outputs; each level has one of each. */
enum YunetOutput {
  CLS(1),
  OBJ(1),
  BBOX(4),
  KPS(10);

  private final int columns;

  YunetOutput(int columns) {
    this.columns = columns;
  }

  /** Returns how many numbers it has per place. */
  int columns() {
    return columns;
  }

  /** Returns its name in the graph for a level: {@code bbox_16}. */
  String name(int stride) {
    return name().toLowerCase(Locale.ROOT) + "_" + stride;
  }

  /** Returns the names of all outputs of all levels. */
  static Set<String> names() {
    return all().collect(Collectors.toUnmodifiableSet());
  }

  /** Returns how many numbers per place the output with this name has. */
  static int columns(String name) {
    return Arrays.stream(values())
        .filter(output -> YunetFamily.STRIDES.stream().anyMatch(s -> output.name(s).equals(name)))
        .mapToInt(YunetOutput::columns)
        .findFirst()
        .orElse(0);
  }

  private static Stream<String> all() {
    return Arrays.stream(values())
        .flatMap(output -> YunetFamily.STRIDES.stream().map(output::name));
  }
}
