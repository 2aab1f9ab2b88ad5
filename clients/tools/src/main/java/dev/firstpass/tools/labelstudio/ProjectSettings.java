package dev.firstpass.tools.labelstudio;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings that people type as <i>extra params</i> of a connected model. Label Studio tells
 * them in {@code setup} only, which it calls before every call for predictions, so they are kept
 * from one to the other: by model and project, the last used of a bounded number. Thread-safe.
 */
final class ProjectSettings {
  static final String FIELD = "extra_params";

  private static final int MAX_PROJECTS = 1_000;
  private static final int MAX_CHARACTERS = 10_000;

  private final Map<String, Map<String, Object>> told = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Takes what a call of {@code setup} says.
   *
   * @param model as the address names it
   * @param body of the call
   * @return the settings by name, in the order of names
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when they are no object
   */
  synchronized Map<String, Object> tell(String model, Map<?, ?> body) {
    Map<String, Object> settings = read(body.get(FIELD));
    String key = key(model, body);
    told.remove(key);
    if (!settings.isEmpty()) {
      told.put(key, settings);
    }
    if (told.size() > MAX_PROJECTS) {
      told.remove(told.keySet().iterator().next());
    }
    return settings;
  }

  /** Returns the settings of a call for predictions: its own, or those of its project. */
  synchronized Map<String, Object> recall(String model, Map<?, ?> body) {
    return body.get(FIELD) == null
        ? Optional.ofNullable(told.get(key(model, body))).orElse(Map.of())
        : read(body.get(FIELD));
  }

  /** Reads an object, an object as text, or nothing. */
  private static Map<String, Object> read(@Nullable Object raw) {
    if (raw == null || (raw instanceof String text && text.isBlank())) {
      return Map.of();
    }
    Object value = raw instanceof String text ? parsed(text) : raw;
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map) || map.toString().length() > MAX_CHARACTERS) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          "the extra params must be a JSON object of settings, {\"threshold\": 0.3}, of at most "
              + MAX_CHARACTERS
              + " characters");
    }
    Map<String, Object> settings = new TreeMap<>();
    map.forEach(
        (name, setting) -> {
          if (setting != null) {
            settings.put(String.valueOf(name), setting);
          }
        });
    return settings;
  }

  private static @Nullable Object parsed(String text) {
    try (JsonParser parser = PlainJson.factory().createParser(text)) {
      return PlainJson.read(parser);
    } catch (IOException e) {
      return text;
    }
  }

  private static String key(String model, Map<?, ?> body) {
    String project = String.valueOf(body.get("project"));
    return model + " " + project.substring(0, Math.min(project.length(), 100));
  }
}
