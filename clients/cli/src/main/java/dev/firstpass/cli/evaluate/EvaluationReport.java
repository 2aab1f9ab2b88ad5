package dev.firstpass.cli.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The outcome of an evaluation.
 *
 * @param images how many images the data set has
 * @param groundTruths how many objects people labelled
 * @param detections how many objects the model found
 * @param figures all twelve, in [0, 1], or {@link #UNDEFINED} where nothing of that size was
 *     labelled
 * @param categories one per category, in the data set's order
 */
public record EvaluationReport(
    int images,
    int groundTruths,
    int detections,
    Map<Measure, Double> figures,
    List<CategoryResult> categories)
    implements Report {
  /**
   * Stands for a figure that has no meaning because there is nothing to find, as in pycocotools.
   */
  public static final double UNDEFINED = -1;

  public EvaluationReport {
    figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    categories = List.copyOf(categories);
  }

  /**
   * The outcome for one category.
   *
   * @param name of the category
   * @param objects how many ought to be found
   * @param ap average precision over all IoU thresholds, in [0, 1], or {@link #UNDEFINED}
   * @param ap50 average precision at IoU 0.50, likewise
   */
  public record CategoryResult(String name, int objects, double ap, double ap50) {}

  /** Returns one of the twelve figures, in [0, 1] or {@link #UNDEFINED}. */
  public double figure(Measure measure) {
    return Objects.requireNonNull(figures.get(measure));
  }

  /**
   * Returns the twelve figures for people, one per line, in the form that pycocotools made known.
   */
  @Override
  public String toText() {
    var text = new StringBuilder();
    for (Measure measure : Measure.values()) {
      text.append(measure.line(figure(measure))).append('\n');
    }
    return text.toString();
  }

  /**
   * Writes the whole report as an object: counts, figures by their short names, categories; null
   * where a figure is not defined.
   */
  @Override
  public void toJson(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("images", images);
    json.writeNumberField("groundTruths", groundTruths);
    json.writeNumberField("detections", detections);
    for (Measure measure : Measure.values()) {
      writeFigure(measure.label(), figure(measure), json);
    }
    json.writeArrayFieldStart("categories");
    for (CategoryResult category : categories) {
      json.writeStartObject();
      json.writeStringField("name", category.name());
      json.writeNumberField("objects", category.objects());
      writeFigure(Measure.AP.label(), category.ap(), json);
      writeFigure(Measure.AP50.label(), category.ap50(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeFigure(String name, double value, JsonGenerator json)
      throws IOException {
    if (value == UNDEFINED) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }
}
