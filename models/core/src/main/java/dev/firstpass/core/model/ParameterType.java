package dev.firstpass.core.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How the values of a parameter are read and which are allowed.
 *
 * @param <T> type of the values, immutable
 * @param range the allowed values in words: {@code a number in [0, 1]}
 * @param jsonType name of the JSON type, for API documents: {@code number}
 * @param reader turns plain data into a value; throws {@link IllegalArgumentException} when it
 *     cannot
 */
public record ParameterType<T>(String range, String jsonType, Function<Object, T> reader) {
  /** Returns numbers in [0, 1]. */
  public static ParameterType<Double> score() {
    return number(0, 1);
  }

  /** Returns numbers in [{@code min}, {@code max}]. */
  public static ParameterType<Double> number(double min, double max) {
    return new ParameterType<>(
        "a number in [" + plain(min) + ", " + plain(max) + "]",
        "number",
        raw -> {
          double value = asNumber(raw);
          require(value >= min && value <= max);
          return value;
        });
  }

  /** Returns whole numbers in [{@code min}, {@code max}]. */
  public static ParameterType<Integer> count(int min, int max) {
    return new ParameterType<>(
        "a whole number in [" + min + ", " + max + "]",
        "integer",
        raw -> {
          double value = asNumber(raw);
          require(value == Math.rint(value) && value >= min && value <= max);
          return (int) value;
        });
  }

  /** Returns {@code true} or {@code false}. */
  public static ParameterType<Boolean> flag() {
    return new ParameterType<>(
        "true or false",
        "boolean",
        raw -> {
          String text = String.valueOf(raw);
          require(text.equals("true") || text.equals("false"));
          return text.equals("true");
        });
  }

  /** Returns any text up to a length. */
  public static ParameterType<String> text(int maxLength) {
    return new ParameterType<>(
        "text of at most " + maxLength + " characters",
        "string",
        raw -> {
          require(raw instanceof String text && text.length() <= maxLength);
          return (String) raw;
        });
  }

  /** Returns one of these words. */
  public static ParameterType<String> choice(List<String> words) {
    List<String> allowed = List.copyOf(words);
    return new ParameterType<>(
        "one of " + String.join(", ", allowed),
        "string",
        raw -> {
          require(raw instanceof String text && allowed.contains(text));
          return (String) raw;
        });
  }

  /** Returns lists of names, from a list or from one string with commas. */
  public static ParameterType<List<String>> names() {
    return new ParameterType<>(
        "a list of names",
        "array",
        raw -> {
          if (raw instanceof List<?> list) {
            require(list.stream().allMatch(String.class::isInstance));
            return list.stream().map(String.class::cast).toList();
          }
          require(raw instanceof String);
          return splitAtCommas((String) raw);
        });
  }

  /** Returns lists of numbers in [{@code min}, {@code max}], from a list or from {@code 1,2.5}. */
  public static ParameterType<List<Double>> numbers(double min, double max) {
    ParameterType<Double> number = number(min, max);
    return new ParameterType<>(
        "a list of numbers in [" + plain(min) + ", " + plain(max) + "]: 1,2.5",
        "array",
        raw -> {
          List<?> list = raw instanceof String text ? splitAtCommas(text) : asList(raw);
          return list.stream().map(number::read).toList();
        });
  }

  /** Returns scores by name, from a map or from one string {@code person=0.4,car=0.5}. */
  public static ParameterType<Map<String, Double>> scoresByName() {
    ParameterType<Double> score = score();
    return new ParameterType<>(
        "scores in [0, 1] by name: name=0.4,other=0.5",
        "object",
        raw -> {
          Map<String, Double> values = new LinkedHashMap<>();
          pairs(raw).forEach((name, value) -> values.put(name, score.read(value)));
          return Collections.unmodifiableMap(values);
        });
  }

  /** Returns names by name, from a map or from one string {@code dog=animal,cat=animal}. */
  public static ParameterType<Map<String, String>> namesByName() {
    return new ParameterType<>(
        "names by name: dog=animal,cat=animal",
        "object",
        raw -> {
          Map<String, String> values = new LinkedHashMap<>();
          pairs(raw)
              .forEach(
                  (name, value) -> {
                    require(value instanceof String text && !text.isBlank());
                    values.put(name, (String) value);
                  });
          return Collections.unmodifiableMap(values);
        });
  }

  /**
   * Returns the value that {@code raw} means; throws {@link IllegalArgumentException} otherwise.
   */
  public T read(Object raw) {
    return reader.apply(raw);
  }

  private static Map<String, Object> pairs(Object raw) {
    Map<String, Object> pairs = new LinkedHashMap<>();
    if (raw instanceof Map<?, ?> map) {
      map.forEach((name, value) -> pairs.put(String.valueOf(name), value));
      return pairs;
    }
    require(raw instanceof String);
    for (String pair : splitAtCommas((String) raw)) {
      int equals = pair.lastIndexOf('=');
      require(equals > 0);
      pairs.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    return pairs;
  }

  private static List<String> splitAtCommas(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static List<?> asList(Object raw) {
    return raw instanceof List<?> list ? list : List.of(raw);
  }

  private static double asNumber(Object raw) {
    if (raw instanceof Number number) {
      return number.doubleValue();
    }
    require(raw instanceof String);
    return Double.parseDouble((String) raw);
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException();
    }
  }
}
