package dev.firstpass.cli.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.cli.evaluate.timeline.SpeechErrors;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How much speech was found.
 *
 * @param recordings how many there are
 * @param byCollar the errors of all recordings, by the seconds that are left out to either side of
 *     each boundary
 */
record ActivityReport(int recordings, Map<Double, SpeechErrors> byCollar) implements Report {
  ActivityReport {
    byCollar = Collections.unmodifiableMap(new LinkedHashMap<>(byCollar));
  }

  @Override
  public String toText() {
    var text = new StringBuilder();
    byCollar.forEach((collar, errors) -> text.append(text(collar, errors)));
    return text.toString();
  }

  private static String text(double collar, SpeechErrors errors) {
    return String.format(
        Locale.ROOT,
        """
         Collar %.2f s, frames of 10 ms:
          Precision = %.4f
          Recall    = %.4f
          F1        = %.4f
          Accuracy  = %.4f
          Detection error rate = %.4f (missed %.2f s, false %.2f s, of %.2f s speech)
        """,
        collar,
        errors.precision(),
        errors.recall(),
        errors.f1(),
        errors.accuracy(),
        errors.detectionErrorRate(),
        errors.missedSeconds(),
        errors.falseSeconds(),
        errors.speechSeconds());
  }

  @Override
  public void toJson(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("recordings", recordings);
    json.writeArrayFieldStart("collars");
    for (Map.Entry<Double, SpeechErrors> entry : byCollar.entrySet()) {
      SpeechErrors errors = entry.getValue();
      json.writeStartObject();
      json.writeNumberField("seconds", entry.getKey());
      Figures.write("precision", errors.precision(), json);
      Figures.write("recall", errors.recall(), json);
      Figures.write("f1", errors.f1(), json);
      Figures.write("accuracy", errors.accuracy(), json);
      Figures.write("detectionErrorRate", errors.detectionErrorRate(), json);
      json.writeNumberField("missedSeconds", errors.missedSeconds());
      json.writeNumberField("falseSeconds", errors.falseSeconds());
      json.writeNumberField("speechSeconds", errors.speechSeconds());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
