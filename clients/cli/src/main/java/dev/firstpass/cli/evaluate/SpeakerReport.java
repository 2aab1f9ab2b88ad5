package dev.firstpass.cli.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.cli.evaluate.timeline.SpeakerErrors;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How well speakers were told apart.
 *
 * @param recordings how many there are
 * @param byCollar the errors of all recordings, by the seconds that are left out to either side of
 *     each boundary
 */
record SpeakerReport(int recordings, Map<Double, SpeakerErrors> byCollar) implements Report {
  SpeakerReport {
    byCollar = Collections.unmodifiableMap(new LinkedHashMap<>(byCollar));
  }

  @Override
  public String toText() {
    var text = new StringBuilder();
    byCollar.forEach(
        (collar, errors) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    """
                     Collar %.2f s: diarisation error rate = %.4f
                      (missed %.2f s, false %.2f s, confused %.2f s, of %.2f s spoken)
                    """,
                    collar,
                    errors.diarisationErrorRate(),
                    errors.missedSeconds(),
                    errors.falseSeconds(),
                    errors.confusedSeconds(),
                    errors.spokenSeconds())));
    return text.toString();
  }

  @Override
  public void toJson(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("recordings", recordings);
    json.writeArrayFieldStart("collars");
    for (Map.Entry<Double, SpeakerErrors> entry : byCollar.entrySet()) {
      SpeakerErrors errors = entry.getValue();
      json.writeStartObject();
      json.writeNumberField("seconds", entry.getKey());
      Figures.write("diarisationErrorRate", errors.diarisationErrorRate(), json);
      json.writeNumberField("missedSeconds", errors.missedSeconds());
      json.writeNumberField("falseSeconds", errors.falseSeconds());
      json.writeNumberField("confusedSeconds", errors.confusedSeconds());
      json.writeNumberField("spokenSeconds", errors.spokenSeconds());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
