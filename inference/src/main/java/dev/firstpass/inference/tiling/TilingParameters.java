package dev.firstpass.inference.tiling;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of tiling: {@code tile} and those that begin with it. Detectors of every family have
 * them beside the family's own; classification and semantic segmentation, which answer for a
 * picture as a whole, have not.
 */
public final class TilingParameters {
  private static final int SMALLEST_SIDE = 32;
  private static final int LARGEST_SIDE = 65_535;
  private static final double MOST_OVERLAP = 0.75;
  private static final double LARGEST_SCALE = 64;

  /** Names of settings that the merge takes over from families that have them. */
  private static final String MAX = "max";

  private static final String CLASS_AGNOSTIC = "classAgnostic";

  private static final Parameter<Integer> TILE =
      Parameter.of(
          "tile",
          ParameterType.count(0, LARGEST_SIDE),
          0,
          "Cut pictures into tiles with sides of so many pixels and draft each by itself, for"
              + " objects that are small in large photographs; 0 does not.");
  private static final Parameter<Double> OVERLAP =
      Parameter.of(
          "tileOverlap",
          ParameterType.number(0, MOST_OVERLAP),
          0.2,
          "Share of a tile that it has in common with the next, at least.");
  private static final Parameter<List<Double>> SCALES =
      Parameter.of(
          "tileScales",
          ParameterType.numbers(1, LARGEST_SCALE),
          List.of(1.0),
          "Sizes of tiles as multiples of 'tile'; each gives a grid over the picture.");
  private static final Parameter<Boolean> WHOLE =
      Parameter.of(
          "tileWhole",
          ParameterType.flag(),
          true,
          "Whether the whole picture is drafted too, for objects larger than a tile.");
  private static final Parameter<String> MERGE =
      Parameter.of(
          "tileMerge",
          ParameterType.choice(Agreement.Measure.names()),
          Agreement.Measure.IOS.wireName(),
          "How an object that a tile's edge cuts agrees with a whole one of another tile: by its"
              + " share inside it (ios), or by intersection over union (iou).");
  private static final Parameter<Double> AGREEMENT =
      Parameter.of(
          "tileAgreement",
          ParameterType.number(0.05, 1),
          0.5,
          "From this agreement on, regions of two tiles are the same object.");

  private static final List<Parameter<?>> ALL =
      List.of(TILE, OVERLAP, SCALES, WHOLE, MERGE, AGREEMENT);
  private static final Set<String> NAMES =
      ALL.stream().map(Parameter::name).collect(Collectors.toUnmodifiableSet());

  private TilingParameters() {}

  /** Returns whether models of a task can be tiled. */
  public static boolean fit(ModelTask task) {
    return switch (task) {
      case DETECTION,
          INSTANCE_SEGMENTATION,
          KEYPOINT_DETECTION,
          ORIENTED_DETECTION,
          TEXT_DETECTION ->
          true;
      case SEMANTIC_SEGMENTATION,
          CLASSIFICATION,
          SPEECH_RECOGNITION,
          VOICE_ACTIVITY,
          SPEAKER_DIARISATION ->
          false;
    };
  }

  /** Returns the settings of tiling. */
  static List<Parameter<?>> all() {
    return ALL;
  }

  /** Returns a family's parameters and, where they fit the task, those of tiling behind them. */
  public static List<Parameter<?>> of(ModelFamily family, ModelTask task) {
    if (!fit(task)) {
      return family.parameters();
    }
    List<Parameter<?>> all = new ArrayList<>(family.parameters());
    all.addAll(ALL);
    return List.copyOf(all);
  }

  /**
   * Refuses settings of tiling for a model that cannot be tiled.
   *
   * @param model its name, for the message
   * @param task what it answers
   * @param changes by name, plain data
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_PARAMETER}
   */
  public static void refuse(String model, ModelTask task, Map<String, ?> changes) {
    for (String name : changes.keySet()) {
      if (NAMES.contains(name)) {
        throw new DraftingException(
            ErrorCode.UNKNOWN_PARAMETER,
            "'"
                + name
                + "' cuts pictures into tiles for detectors; model "
                + model
                + " ("
                + task.wireName()
                + ") answers for a picture as a whole or runs its graphs in an order of its own,"
                + " so leave it out");
      }
    }
  }

  /**
   * Checks what no single parameter can.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_PARAMETER}
   */
  public static void check(Settings settings) {
    int side = settings.get(TILE);
    if (side > 0 && side < SMALLEST_SIDE) {
      throw new DraftingException(
          ErrorCode.INVALID_PARAMETER,
          "parameter 'tile' must be 0 (no tiles) or at least " + SMALLEST_SIDE + ", not " + side);
    }
    if (side > 0 && settings.get(SCALES).isEmpty() && !settings.get(WHOLE)) {
      throw new DraftingException(
          ErrorCode.INVALID_PARAMETER,
          "parameter 'tileScales' names no size and 'tileWhole' is false: nothing is left to"
              + " draft");
    }
  }

  /** Returns whether pictures are to be cut into tiles. */
  public static boolean wanted(Settings settings) {
    return settings.get(TILE) > 0;
  }

  /** Returns settings as plain values, those of tiling only when it is wanted. */
  public static Map<String, Object> inForce(Settings settings) {
    if (wanted(settings)) {
      return settings.values();
    }
    Map<String, Object> values = new LinkedHashMap<>(settings.values());
    values.keySet().removeAll(NAMES);
    return values;
  }

  /** Returns what the settings ask for, which must be {@link #wanted}. */
  static Tiling tiling(Settings settings) {
    Map<String, Object> values = settings.values();
    return new Tiling(
        settings.get(TILE),
        settings.get(OVERLAP),
        settings.get(SCALES),
        settings.get(WHOLE),
        new Agreement(Agreement.Measure.ofWireName(settings.get(MERGE)), settings.get(AGREEMENT)),
        Boolean.TRUE.equals(values.get(CLASS_AGNOSTIC)),
        values.get(MAX) instanceof Integer max ? max : Integer.MAX_VALUE);
  }
}
