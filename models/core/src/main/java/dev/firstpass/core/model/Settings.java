package dev.firstpass.core.model;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.Nearest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a set of parameters: always complete, always allowed. Immutable.
 *
 * <p>Three layers make it: the family's defaults, the model's spec, the request.
 */
public final class Settings {
  private final Map<String, Parameter<?>> parameters;
  private final Map<String, Object> values;

  private Settings(Map<String, Parameter<?>> parameters, Map<String, Object> values) {
    this.parameters = parameters;
    this.values = values;
  }

  /** Returns the defaults for prediction. */
  public static Settings prediction(List<Parameter<?>> parameters) {
    Map<String, Object> values = new LinkedHashMap<>();
    parameters.forEach(parameter -> values.put(parameter.name(), parameter.predictionDefault()));
    return new Settings(byName(parameters), values);
  }

  /** Returns the defaults with which the reference measures accuracy. */
  public static Settings evaluation(List<Parameter<?>> parameters) {
    Map<String, Object> values = new LinkedHashMap<>();
    parameters.forEach(parameter -> values.put(parameter.name(), parameter.evaluationDefault()));
    return new Settings(byName(parameters), values);
  }

  /**
   * Returns the settings with which a model is evaluated: those of the reference, changed by the
   * model's spec except where the reference itself evaluates with other values than it predicts
   * with.
   *
   * @param parameters the family's
   * @param spec the spec's own values by name, plain data
   * @throws DraftingException as {@link #with} does
   */
  public static Settings evaluation(List<Parameter<?>> parameters, Map<String, ?> spec) {
    Settings settings = evaluation(parameters);
    Map<String, Object> kept = new LinkedHashMap<>(spec);
    parameters.stream()
        .filter(parameter -> !parameter.predictionDefault().equals(parameter.evaluationDefault()))
        .forEach(parameter -> kept.remove(parameter.name()));
    return settings.with(kept);
  }

  /**
   * Returns these settings with some values changed.
   *
   * @param raw plain data by parameter name
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_PARAMETER} or {@link
   *     ErrorCode#INVALID_PARAMETER}
   */
  public Settings with(Map<String, ?> raw) {
    if (raw.isEmpty()) {
      return this;
    }
    Map<String, Object> changed = new LinkedHashMap<>(values);
    raw.forEach((name, value) -> changed.put(name, parameter(name).read(value)));
    return new Settings(parameters, changed);
  }

  /**
   * Returns the value of a parameter.
   *
   * @throws IllegalArgumentException if these settings do not hold that parameter, which is a bug
   */
  @SuppressWarnings("unchecked") // with() and the factories store only what this parameter read
  public <T> T get(Parameter<T> parameter) {
    Object value = values.get(parameter.name());
    if (value == null) {
      throw new IllegalArgumentException("no such parameter here: " + parameter.name());
    }
    return (T) value;
  }

  /** Returns all values by name, as plain data, in the order of declaration. */
  public Map<String, Object> values() {
    return Collections.unmodifiableMap(values);
  }

  /** Returns the parameters by name, in the order of declaration. */
  public Map<String, Parameter<?>> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  private Parameter<?> parameter(String name) {
    Parameter<?> parameter = parameters.get(name);
    if (parameter == null) {
      throw new DraftingException(
          ErrorCode.UNKNOWN_PARAMETER,
          "unknown parameter '"
              + name
              + "'"
              + Nearest.hint(name, parameters.keySet())
              + " Known: "
              + String.join(", ", parameters.keySet()));
    }
    return parameter;
  }

  private static Map<String, Parameter<?>> byName(List<Parameter<?>> parameters) {
    Map<String, Parameter<?>> byName = new LinkedHashMap<>();
    for (Parameter<?> parameter : parameters) {
      if (byName.put(parameter.name(), parameter) != null) {
        throw new IllegalArgumentException("declared twice: " + parameter.name());
      }
    }
    return byName;
  }
}
