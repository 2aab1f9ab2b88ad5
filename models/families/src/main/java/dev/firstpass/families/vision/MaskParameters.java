package dev.firstpass.families.vision;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.List;

/**
 * The parameters of everything that gives masks: {@code shape} and {@code simplify}. Immutable and
 * thread-safe.
 */
public final class MaskParameters {
  private static final String POLYGON = "polygon";
  private static final String MASK = "mask";
  private static final double MAX_PIXELS = 100;

  private final Parameter<String> shape =
      Parameter.of(
          "shape",
          ParameterType.choice(List.of(POLYGON, MASK)),
          POLYGON,
          "Whether an object is the outline of its largest part, or all of its pixels.");
  private final Parameter<Double> simplify =
      Parameter.of(
          "simplify",
          ParameterType.number(0, MAX_PIXELS),
          1.0,
          "How far a polygon may stray from the mask, in pixels of the image or of the model's"
              + " input, whichever are larger; 0 follows the pixels' edges.");

  /** Returns the parameters, to be declared. */
  public List<Parameter<?>> all() {
    return List.of(shape, simplify);
  }

  /** Returns what a request asks for. */
  public MaskShaping resolve(Settings settings) {
    return settings.get(shape).equals(MASK)
        ? MaskShaping.ofPixels()
        : MaskShaping.ofPolygons(settings.get(simplify));
  }

  /** Returns what a request asks for of masks that have the source's pixels already. */
  public MaskShaping resolveInSource(Settings settings, Letterbox letterbox) {
    double scale = Math.min(letterbox.scaleX(), letterbox.scaleY());
    return settings.get(shape).equals(MASK)
        ? MaskShaping.ofPixels()
        : MaskShaping.ofPolygons(settings.get(simplify) / Math.min(scale, 1));
  }
}
