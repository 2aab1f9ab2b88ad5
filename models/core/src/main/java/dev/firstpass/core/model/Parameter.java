package dev.firstpass.core.model;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.util.Objects;

/**
 * One setting of a family that a model's spec or a request may change.
 *
 * @param <T> type of its values, immutable
 * @param name its name on the wire: {@code threshold}
 * @param type how values are read and which are allowed
 * @param predictionDefault value in use when nobody says otherwise: the reference's own for
 *     prediction
 * @param evaluationDefault value with which the reference measures accuracy (a far lower threshold)
 * @param description one sentence for help and API documents
 */
public record Parameter<T>(
    String name,
    ParameterType<T> type,
    T predictionDefault,
    T evaluationDefault,
    String description) {
  public Parameter {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(predictionDefault, "predictionDefault");
    Objects.requireNonNull(evaluationDefault, "evaluationDefault");
    Objects.requireNonNull(description, "description");
  }

  /** Returns a parameter whose value in evaluation is the same as in prediction. */
  public static <T> Parameter<T> of(
      String name, ParameterType<T> type, T defaultValue, String description) {
    return new Parameter<>(name, type, defaultValue, defaultValue, description);
  }

  /**
   * Returns the value that {@code raw} means.
   *
   * @param raw a number, boolean, string, list or map, as JSON, YAML or a query string gives it
   * @throws DraftingException with {@link ErrorCode#INVALID_PARAMETER} when it is not an allowed
   *     value
   */
  public T read(Object raw) {
    try {
      return type.read(raw);
    } catch (IllegalArgumentException e) {
      throw new DraftingException(
          ErrorCode.INVALID_PARAMETER,
          "parameter '" + name + "' must be " + type.range() + ", not " + shown(raw),
          e);
    }
  }

  private static String shown(Object raw) {
    String text = String.valueOf(raw);
    return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
  }
}
