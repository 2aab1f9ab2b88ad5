package dev.firstpass.families.vision;

import dev.firstpass.core.model.ParameterType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a classifier's numbers become scores in [0, 1]. */
public enum Activation {
  /** Exponentials over their sum: exclusive classes. */
  SOFTMAX {
    @Override
    public void apply(float[] values) {
      float largest = Float.NEGATIVE_INFINITY;
      for (float value : values) {
        largest = Math.max(largest, value);
      }
      double sum = 0;
      for (float value : values) {
        sum += Math.exp(value - largest);
      }
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (Math.exp(values[i] - largest) / sum);
      }
    }
  },

  /** Each class on its own. */
  SIGMOID {
    @Override
    public void apply(float[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (1 / (1 + Math.exp(-values[i])));
      }
    }
  },

  /** The graph gives scores; what lies outside [0, 1] is clipped. */
  NONE {
    @Override
    public void apply(float[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.min(Math.max(values[i], 0), 1);
      }
    }
  };

  /** Turns finite values into scores, in place. */
  public abstract void apply(float[] values);

  /** Returns its name in specs. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns how specs name an activation. */
  public static ParameterType<String> type() {
    String names =
        Arrays.stream(values()).map(Activation::wireName).collect(Collectors.joining(", "));
    return new ParameterType<>(
        "one of " + names, "string", raw -> ofWireName(String.valueOf(raw)).wireName());
  }

  /** Returns the activation with this name; throws {@link IllegalArgumentException} otherwise. */
  public static Activation ofWireName(String name) {
    return Arrays.stream(values())
        .filter(activation -> activation.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }
}
