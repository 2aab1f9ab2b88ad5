package dev.firstpass.tools.xanylabeling;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.json.RequestJson;
import dev.firstpass.core.model.ModelRef;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a call for predictions holds.
 *
 * @param model whom to ask
 * @param picture the file's own bytes
 * @param settings for models that have them; without those that the tool leaves at 0
 * @param classes the only ones wanted; empty for all
 * @param fineness how far outlines may be simplified, as a share of their length; 0 for not at all
 * @param marks what the annotator showed
 */
record PredictRequest(
    ModelRef model,
    Item picture,
    Map<String, Object> settings,
    List<String> classes,
    double fineness,
    Marks marks) {
  private static final String MODEL = "model";
  private static final String IMAGE = "image";

  PredictRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(picture, "picture");
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    classes = List.copyOf(classes);
    Objects.requireNonNull(marks, "marks");
  }

  /**
   * Reads a body.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when something is missing,
   *     {@link ErrorCode#INVALID_PARAMETER} when a number is none, {@link
   *     ErrorCode#UNREADABLE_MEDIA} when the picture is not base64
   */
  static PredictRequest read(ByteBuffer content) {
    Map<?, ?> body = RequestJson.object(content);
    Map<?, ?> params = body.get("params") instanceof Map<?, ?> given ? given : Map.of();
    Map<String, Object> settings = new LinkedHashMap<>();
    put(Widget.THRESHOLD, number(params, "conf_threshold"), settings);
    put(Widget.IOU, number(params, "iou_threshold"), settings);
    return new PredictRequest(
        ModelRef.parse(text(body, MODEL)),
        Item.of(IMAGE, picture(text(body, IMAGE))),
        settings,
        classes(params.get("filter_classes")),
        number(params, "epsilon_factor"),
        Marks.read(params.get("marks")));
  }

  private static String text(Map<?, ?> body, String name) {
    if (body.get(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw new DraftingException(
        ErrorCode.INVALID_REQUEST, "the call has no '" + name + "'; send it as a string");
  }

  /** A data URI, whose media type is a guess from the file's name, or base64 alone. */
  private static byte[] picture(String text) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text.substring(text.indexOf(',') + 1));
      if (bytes.length > 0) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new DraftingException(
          ErrorCode.UNREADABLE_MEDIA, "'image' is not base64: " + e.getMessage(), e);
    }
    throw new DraftingException(
        ErrorCode.UNREADABLE_MEDIA, "'image' is empty; send the file as base64");
  }

  /** Returns a number, 0 when there is none: the tool's own way of saying nothing. */
  private static double number(Map<?, ?> params, String name) {
    Object value = params.get(name);
    if (value == null) {
      return 0;
    }
    if (value instanceof Number number && number.doubleValue() >= 0) {
      return number.doubleValue();
    }
    throw new DraftingException(
        ErrorCode.INVALID_PARAMETER, name + " must be a number of at least 0, not '" + value + "'");
  }

  private static void put(String name, double value, Map<String, Object> settings) {
    if (value > 0) {
      settings.put(name, value);
    }
  }

  private static List<String> classes(@Nullable Object raw) {
    return raw instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
