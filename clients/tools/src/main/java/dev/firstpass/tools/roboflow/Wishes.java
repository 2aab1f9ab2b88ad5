package dev.firstpass.tools.roboflow;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request wishes of a model, with the defaults of Roboflow's server.
 *
 * @param settings of models that have them
 * @param leastScore of an answer, in [0, 1]
 * @param leastKeypointScore of a point in an answer, in [0, 1]
 * @param classes the only ones wanted; empty for all
 * @param stored whether places are told in the picture as it is stored, not as it is shown
 */
record Wishes(
    Map<String, Object> settings,
    double leastScore,
    double leastKeypointScore,
    List<String> classes,
    boolean stored) {
  private static final double CONFIDENCE = 0.4;
  private static final double OVERLAP = 0.3;
  private static final double PERCENT = 100;

  Wishes {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    classes = List.copyOf(classes);
  }

  /** Reads the fields of a JSON body. */
  static Wishes of(Map<?, ?> body) {
    return of(body, "iou_threshold", 1);
  }

  /** Reads the query of the older route, where numbers of at least 1 are percent. */
  static Wishes ofQuery(Map<String, String> query) {
    return of(query, "overlap", PERCENT);
  }

  private static Wishes of(Map<?, ?> fields, String overlap, double percent) {
    refusePictures(fields);
    Map<String, Object> settings = new LinkedHashMap<>();
    double leastScore = 0;
    // "best" and "default" leave it to the model.
    if (!(fields.get("confidence") instanceof String word
        && (word.equals("best") || word.equals("default")))) {
      leastScore = share(fields, "confidence", CONFIDENCE, percent);
      settings.put("threshold", leastScore);
    }
    settings.put("iou", share(fields, overlap, OVERLAP, percent));
    if (flag(fields, "class_agnostic_nms")) {
      settings.put("classAgnostic", true);
    }
    if (fields.get("max_detections") != null) {
      settings.put("max", (int) number(fields, "max_detections", 1, Integer.MAX_VALUE));
    }
    return new Wishes(
        settings,
        leastScore,
        share(fields, "keypoint_confidence", 0, percent),
        names(fields.get("class_filter")),
        flag(fields, "disable_preproc_auto_orient"));
  }

  private static void refusePictures(Map<?, ?> fields) {
    boolean drawn =
        flag(fields, "visualize_predictions")
            || String.valueOf(fields.get("format")).contains("image");
    if (drawn) {
      throw new DraftingException(
          ErrorCode.INVALID_PARAMETER,
          "predictions are not drawn here; leave 'visualize_predictions' out, and 'format' or ask"
              + " for json");
    }
  }

  private static double share(Map<?, ?> fields, String name, double otherwise, double percent) {
    if (fields.get(name) == null) {
      return otherwise;
    }
    double value = number(fields, name, 0, percent);
    return percent > 1 && value >= 1 ? value / percent : value;
  }

  private static double number(Map<?, ?> fields, String name, double least, double most) {
    Object raw = fields.get(name);
    try {
      double value = Double.parseDouble(String.valueOf(raw));
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as of a number out of range.
    }
    throw new DraftingException(
        ErrorCode.INVALID_PARAMETER,
        "%s must be a number from %s to %s, not '%s'"
            .formatted(name, plain(least), plain(most), raw));
  }

  private static String plain(double bound) {
    return String.valueOf((long) bound);
  }

  private static boolean flag(Map<?, ?> fields, String name) {
    return String.valueOf(fields.get(name)).equalsIgnoreCase("true");
  }

  private static List<String> names(@Nullable Object raw) {
    return raw instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
