package dev.firstpass.inference.repository;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A strict view of a YAML mapping: every key must be asked for, or {@link #close} complains with
 * the nearest known one. Plain data only; no class is ever made from YAML. Confined to one thread.
 */
public final class YamlMap {
  private final String path;
  private final Map<?, ?> map;
  private final Set<String> asked = new LinkedHashSet<>();

  private YamlMap(String path, Map<?, ?> map) {
    this.path = path;
    this.map = map;
  }

  /**
   * Parses one document.
   *
   * @param name of the file, for messages
   */
  public static YamlMap parse(String name, String text) {
    Object root;
    try {
      root =
          new Load(LoadSettings.builder().setLabel(name).setCodePointLimit(1 << 20).build())
              .loadFromString(text);
    } catch (YamlEngineException e) {
      throw problem(name + " is not YAML: " + String.valueOf(e.getMessage()).replace('\n', ' '));
    }
    return new YamlMap(name, asMap(name, root));
  }

  /** Returns a problem with the value of a key. */
  public DraftingException problem(String key, String complaint) {
    return problem(path + ": '" + key + "' " + complaint);
  }

  boolean has(String key) {
    return map.containsKey(key);
  }

  boolean isText(String key) {
    return value(key) instanceof String;
  }

  public String text(String key) {
    return optionalText(key).orElseThrow(() -> problem(key, "is missing"));
  }

  public Optional<String> optionalText(String key) {
    Object value = value(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String || value instanceof Number) {
      return Optional.of(String.valueOf(value));
    }
    throw problem(key, "must be a text, not " + value);
  }

  public Optional<Double> number(String key) {
    Object value = value(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Number number) {
      return Optional.of(number.doubleValue());
    }
    throw problem(key, "must be a number, not '" + value + "'");
  }

  Optional<Integer> integer(String key) {
    return number(key)
        .map(
            number -> {
              if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
                throw problem(key, "must be a whole number, not " + number);
              }
              return number.intValue();
            });
  }

  Optional<Boolean> flag(String key) {
    Object value = value(key);
    if (value == null || value instanceof Boolean) {
      return Optional.ofNullable((Boolean) value);
    }
    throw problem(key, "must be true or false, not '" + value + "'");
  }

  /** Returns the constant whose lower-case, dashed name is the value. */
  <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
    return optionalText(key)
        .map(
            text -> {
              List<String> names = new ArrayList<>();
              for (E constant : type.getEnumConstants()) {
                String name = wireName(constant);
                names.add(name);
                if (name.equals(text)) {
                  return constant;
                }
              }
              throw problem(
                  key,
                  "must be one of " + names + ", not '" + text + "'" + Nearest.hint(text, names));
            });
  }

  static String wireName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Optional<List<Double>> numbers(String key) {
    return list(key)
        .map(
            list ->
                list.stream()
                    .map(
                        element -> {
                          if (element instanceof Number number) {
                            return number.doubleValue();
                          }
                          throw problem(key, "must be a list of numbers");
                        })
                    .toList());
  }

  public Optional<List<?>> list(String key) {
    Object value = value(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof List<?> list) {
      return Optional.of(list);
    }
    throw problem(key, "must be a list");
  }

  public Optional<YamlMap> child(String key) {
    Object value = value(key);
    return value == null
        ? Optional.empty()
        : Optional.of(new YamlMap(path + ": " + key, asMap(path + ": '" + key + "'", value)));
  }

  public List<YamlMap> children(String key) {
    List<YamlMap> children = new ArrayList<>();
    for (Object element : list(key).orElse(List.of())) {
      children.add(
          new YamlMap(path + ": " + key, asMap(path + ": an element of '" + key + "'", element)));
    }
    return children;
  }

  /** Returns the whole mapping of a key as plain data; empty when the key is not there. */
  public Map<String, Object> plain(String key) {
    Object value = value(key);
    if (value == null) {
      return Map.of();
    }
    Map<String, Object> plain = new LinkedHashMap<>();
    asMap(path + ": '" + key + "'", value)
        .forEach(
            (name, element) -> {
              if (element == null) {
                throw problem(key + "." + name, "has no value");
              }
              plain.put(String.valueOf(name), element);
            });
    return Collections.unmodifiableMap(plain);
  }

  /** Complains about the first key that nobody asked for. */
  public void close() {
    for (Object key : map.keySet()) {
      String name = String.valueOf(key);
      if (!asked.contains(name)) {
        throw problem(
            path
                + ": unknown key '"
                + name
                + "'"
                + Nearest.hint(name, asked)
                + " Known: "
                + String.join(", ", asked));
      }
    }
  }

  private @Nullable Object value(String key) {
    asked.add(key);
    return map.get(key);
  }

  private static Map<?, ?> asMap(String what, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw problem(what + " must be a mapping of keys to values");
  }

  private static DraftingException problem(String message) {
    return new DraftingException(ErrorCode.INVALID_MODEL, message);
  }
}
