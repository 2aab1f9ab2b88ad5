package dev.firstpass.tools.labelfile;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a label file says of a thing and would not be written again by itself, so that it survives
 * as an attribute: a map under the name of the format.
 */
public final class Leftovers {
  /** Coordinates are written with three decimals. */
  private static final double ROUNDING = 1e-3;

  private Leftovers() {}

  /**
   * Returns the fields that would not be written again, or with another value; numbers are the same
   * when they differ by less than 1/1000.
   *
   * @param read as the file has them; nulls are not there
   * @param written as they would be written
   * @param passedOver names of fields that are not wanted
   */
  public static Map<String, Object> of(
      Map<?, ?> read, Map<String, ?> written, Set<String> passedOver) {
    Map<String, Object> left = new LinkedHashMap<>();
    read.forEach(
        (name, value) -> {
          String key = String.valueOf(name);
          if (value != null && !passedOver.contains(key) && !same(value, written.get(key))) {
            left.put(key, value);
          }
        });
    return left;
  }

  /** Returns the attributes with what is left over under the name of a format, if anything is. */
  public static Map<String, Object> kept(
      Map<String, Object> attributes, String format, Map<String, Object> left) {
    if (left.isEmpty()) {
      return attributes;
    }
    Map<String, Object> all = new LinkedHashMap<>(attributes);
    all.put(format, left);
    return all;
  }

  /** Returns what is left over under the name of a format; empty when nothing is. */
  public static Map<?, ?> in(Map<String, Object> attributes, String format) {
    return attributes.get(format) instanceof Map<?, ?> map ? map : Map.of();
  }

  /** Puts what is left over into fields that will be written, in place of those of the name. */
  public static void into(Map<String, Object> fields, Map<?, ?> left) {
    left.forEach(
        (name, value) -> {
          if (value != null) {
            fields.put(String.valueOf(name), value);
          }
        });
  }

  private static boolean same(Object one, @Nullable Object other) {
    if (one instanceof Number a && other instanceof Number b) {
      return Math.abs(a.doubleValue() - b.doubleValue()) < ROUNDING;
    }
    if (one instanceof List<?> a && other instanceof List<?> b) {
      return sameElements(a, b);
    }
    if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
      return a.keySet().equals(b.keySet())
          && a.entrySet().stream()
              .allMatch(e -> e.getValue() != null && same(e.getValue(), b.get(e.getKey())));
    }
    return one.equals(other);
  }

  private static boolean sameElements(List<?> a, List<?> b) {
    Iterator<?> others = b.iterator();
    return a.size() == b.size()
        && a.stream().allMatch(element -> element != null && same(element, others.next()));
  }
}
