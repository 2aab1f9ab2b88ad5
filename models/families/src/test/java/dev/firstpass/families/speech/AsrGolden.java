package dev.firstpass.families.speech;

import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads what the references' searches found; see {@code golden-asr/README.md}. */
public final class AsrGolden {
  private AsrGolden() {}

  /** Returns the content of a file: lists and maps. */
  public static Object read(String name) {
    try (InputStream in = AsrGolden.class.getResourceAsStream("/golden-asr/" + name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return Objects.requireNonNull(PlainJson.read(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the cases of a file or of a part of one. */
  public static List<Map<?, ?>> cases(Object list) {
    return ((List<?>) list).stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
  }

  /** Returns a part of a case. */
  public static Object part(Map<?, ?> one, String name) {
    return Objects.requireNonNull(one.get(name), name);
  }

  /** Returns whole numbers. */
  public static List<Integer> whole(Object list) {
    return ((List<?>) list).stream().map(number -> ((Number) number).intValue()).toList();
  }

  /** Returns texts. */
  public static List<String> texts(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  /** Returns one number. */
  public static double number(Object number) {
    return ((Number) number).doubleValue();
  }

  /** Returns a row of numbers. */
  public static float[] row(Object list) {
    List<?> numbers = (List<?>) list;
    float[] row = new float[numbers.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) number(Objects.requireNonNull(numbers.get(i)));
    }
    return row;
  }

  /** Returns rows of numbers as {@code [1, rows, columns]}. */
  public static Tensor tensor(Object rows) {
    List<float[]> all = ((List<?>) rows).stream().map(AsrGolden::row).toList();
    int columns = all.get(0).length;
    float[] values = new float[all.size() * columns];
    for (int i = 0; i < all.size(); i++) {
      System.arraycopy(all.get(i), 0, values, i * columns, columns);
    }
    return Tensor.of(TensorShape.of(1, all.size(), columns), values);
  }
}
