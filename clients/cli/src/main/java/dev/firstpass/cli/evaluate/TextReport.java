package dev.firstpass.cli.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

/**
 * How many texts were found.
 *
 * @param images how many pictures there are
 * @param groundTruths how many texts people labelled in them
 * @param detections how many the model found
 * @param matches how many of these are the same
 */
record TextReport(int images, int groundTruths, int detections, int matches) implements Report {
  /** Returns the share of what was found that is right, in [0, 1]; NaN when nothing was found. */
  double precision() {
    return (double) matches / detections;
  }

  /** Returns the share of what is there that was found; NaN when nothing is there. */
  double recall() {
    return (double) matches / groundTruths;
  }

  /** Returns the harmonic mean of precision and recall; NaN when nothing is there nor found. */
  double f1() {
    return 2.0 * matches / (detections + groundTruths);
  }

  @Override
  public String toText() {
    return String.format(
        Locale.ROOT,
        """
         Texts labelled %d, found %d, matched %d (one to one, IoU >= %.2f)
         Precision = %.4f
         Recall    = %.4f
         F1        = %.4f
        """,
        groundTruths,
        detections,
        matches,
        TextEvaluation.LEAST_IOU,
        precision(),
        recall(),
        f1());
  }

  @Override
  public void toJson(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("images", images);
    json.writeNumberField("groundTruths", groundTruths);
    json.writeNumberField("detections", detections);
    json.writeNumberField("matches", matches);
    json.writeNumberField("iou", TextEvaluation.LEAST_IOU);
    Figures.write("precision", precision(), json);
    Figures.write("recall", recall(), json);
    Figures.write("f1", f1(), json);
    json.writeEndObject();
  }
}
