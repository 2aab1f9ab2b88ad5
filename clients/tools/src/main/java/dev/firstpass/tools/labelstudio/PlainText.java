package dev.firstpass.tools.labelstudio;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/** Writes plain data as JSON text. */
final class PlainText {
  private PlainText() {}

  static String of(Map<String, ?> plain) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      DraftJson.writePlain(plain, json);
    }
    return text.toString();
  }
}
