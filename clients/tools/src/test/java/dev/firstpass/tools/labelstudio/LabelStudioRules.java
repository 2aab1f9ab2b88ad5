package dev.firstpass.tools.labelstudio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which Label Studio refuses a whole batch for one prediction, for the controls that
 * we fill: those of {@code label_studio_sdk/label_interface}, against whose verdicts {@link
 * RecordedExchangesTest} holds these. Stricter in one thing: today's Label Studio lets coordinates
 * below 0 pass, earlier ones do not.
 */
final class LabelStudioRules {
  private final LabelingConfig config;
  private final List<String> problems = new ArrayList<>();

  private LabelStudioRules(LabelingConfig config) {
    this.config = config;
  }

  /** Returns what is wrong with a prediction. */
  static List<String> problems(LabelingConfig config, Map<?, ?> prediction) {
    LabelStudioRules rules = new LabelStudioRules(config);
    rules.prediction(prediction);
    return rules.problems;
  }

  private void prediction(Map<?, ?> prediction) {
    Object score = prediction.get("score");
    require(score == null || between(score, 0, 1), "score " + score);
    if (prediction.containsKey("model_version")) {
      require(prediction.get("model_version") instanceof String, "model_version is no string");
    }
    if (!(prediction.get("result") instanceof List<?> regions)) {
      problems.add("no result");
      return;
    }
    for (Object region : regions) {
      if (region instanceof Map<?, ?> map) {
        region(map);
      } else {
        problems.add("a region is no object");
      }
    }
  }

  private void region(Map<?, ?> region) {
    Optional<Control> control =
        config.controls().stream()
            .filter(one -> one.name().equals(region.get("from_name")))
            .findFirst();
    require(!region.containsKey("score") || between(region.get("score"), 0, 1), "a region's score");
    if (control.isEmpty()) {
      problems.add("from_name " + region.get("from_name"));
      return;
    }
    require(
        config.objects().stream().anyMatch(one -> one.name().equals(region.get("to_name")))
            && control.get().objects().contains(String.valueOf(region.get("to_name"))),
        "to_name " + region.get("to_name"));
    require(control.get().type().equals(region.get("type")), "type " + region.get("type"));
    if (region.get("value") instanceof Map<?, ?> value) {
      value(control.get(), value);
    } else {
      problems.add("no value");
    }
  }

  private void value(Control control, Map<?, ?> value) {
    switch (control.tag()) {
      case "RectangleLabels", "Rectangle" -> percent(value, "x", "y", "width", "height");
      case "KeyPointLabels" -> percent(value, "x", "y");
      case "PolygonLabels" -> points(value.get("points"));
      case "BrushLabels" ->
          require(
              value.get("rle") instanceof List<?> rle
                  && rle.stream().allMatch(one -> between(one, 0, 255)),
              "rle");
      case "TextArea" ->
          require(
              value.get("text") instanceof List<?> text
                  && text.stream().allMatch(String.class::isInstance),
              "text");
      case "Labels" -> place(value);
      default -> {}
    }
    if (!control.labels().isEmpty()) {
      require(
          value.get(control.type()) instanceof List<?> labels
              && !labels.isEmpty()
              && control.labels().stream().map(Control.Label::text).toList().containsAll(labels),
          control.type() + " " + value.get(control.type()));
    }
  }

  /** Labels stand for a stretch of time, or on a rectangle. */
  private void place(Map<?, ?> value) {
    if (value.containsKey("start") || value.containsKey("end")) {
      require(
          value.get("start") instanceof Number start
              && value.get("end") instanceof Number end
              && start.doubleValue() <= end.doubleValue(),
          "start and end");
    } else {
      percent(value, "x", "y", "width", "height");
    }
  }

  private void points(@Nullable Object raw) {
    require(
        raw instanceof List<?> points
            && points.size() >= 3
            && points.stream()
                .allMatch(
                    point ->
                        point instanceof List<?> pair
                            && pair.size() == 2
                            && pair.stream().allMatch(one -> between(one, 0, 100))),
        "points");
  }

  private void percent(Map<?, ?> value, String... fields) {
    for (String field : fields) {
      require(between(value.get(field), 0, 100), field + " " + value.get(field));
    }
  }

  private static boolean between(@Nullable Object raw, double least, double most) {
    return raw instanceof Number number
        && number.doubleValue() >= least
        && number.doubleValue() <= most;
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
