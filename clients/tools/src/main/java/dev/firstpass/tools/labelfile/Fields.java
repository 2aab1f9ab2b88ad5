package dev.firstpass.tools.labelfile;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object in a label file; complaints name the place.
 *
 * @param values plain data by name
 * @param place of the object: {@code annotations[3]}; empty for the whole file
 */
public record Fields(Map<?, ?> values, String place) {
  /** Reads a file that holds one object. */
  public static Fields read(InputStream in) throws IOException {
    return of(plain(in), "");
  }

  /** Reads a file that holds a list of objects. */
  public static List<Fields> readList(InputStream in) throws IOException {
    Object value = plain(in);
    if (!(value instanceof List<?> list)) {
      throw new IOException("the file is not a JSON list");
    }
    return objects(list, "");
  }

  /** Reads a file of any JSON. */
  public static @Nullable Object plain(InputStream in) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(in)) {
      return PlainJson.read(parser);
    }
  }

  /**
   * Returns the fields of a value that must be an object.
   *
   * @param place for complaints
   */
  public static Fields of(@Nullable Object value, String place) throws IOException {
    if (value instanceof Map<?, ?> map) {
      return new Fields(map, place);
    }
    throw new IOException((place.isEmpty() ? "the file" : place) + " is not a JSON object");
  }

  /** Returns whether a field is there and not null. */
  public boolean has(String name) {
    return values.get(name) != null;
  }

  /** Returns a text. */
  public String text(String name) throws IOException {
    return optionalText(name).orElseThrow(() -> wrong(name, "a text"));
  }

  /** Returns a text, empty when the field is not there or no text. */
  public Optional<String> optionalText(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns a finite number. */
  public double number(String name) throws IOException {
    return number(values.get(name)).orElseThrow(() -> wrong(name, "a number"));
  }

  /** Returns a finite number, empty when the field is not there or no number. */
  public Optional<Double> optionalNumber(String name) {
    return number(values.get(name));
  }

  /** Returns a whole number. */
  public long whole(String name) throws IOException {
    double value = number(name);
    if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
      throw wrong(name, "a whole number");
    }
    return (long) value;
  }

  /** Returns a confidence in [0, 1], empty when the field is not there. */
  public Optional<Double> score(String name) throws IOException {
    if (!has(name)) {
      return Optional.empty();
    }
    double score = number(name);
    if (score < 0 || score > 1) {
      throw wrong(name, "a number in [0, 1]");
    }
    return Optional.of(score);
  }

  /** Returns whether a field is {@code true}, or a number other than 0. */
  public boolean flag(String name) {
    Object value = values.get(name);
    return Boolean.TRUE.equals(value) || number(value).filter(number -> number != 0).isPresent();
  }

  /** Returns the fields of an object. */
  public Fields fields(String name) throws IOException {
    return of(values.get(name), at(name));
  }

  /** Returns the objects of a list; a field that is not there is an empty list. */
  public List<Fields> list(String name) throws IOException {
    return objects(values(name), at(name));
  }

  /** Returns the values of a list; a field that is not there is an empty list. */
  public List<?> values(String name) throws IOException {
    Object value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(name, "a list");
  }

  /** Returns a list of finite numbers. */
  public double[] numbers(String name) throws IOException {
    List<?> list = values(name);
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(list.get(i)).orElseThrow(() -> wrong(name, "a list of numbers"));
    }
    return numbers;
  }

  /** Returns a complaint that a field is not what it must be. */
  public IOException wrong(String name, String wanted) {
    return new IOException(at(name) + " is not " + wanted);
  }

  private String at(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private static List<Fields> objects(List<?> list, String place) throws IOException {
    List<Fields> objects = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      objects.add(of(list.get(i), place + "[" + i + "]"));
    }
    return objects;
  }

  private static Optional<Double> number(@Nullable Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue())
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }
}
