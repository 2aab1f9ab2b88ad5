package dev.firstpass.tools.cvat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ToolAnswer;
import java.io.IOException;
import java.io.StringWriter;

/** Writes plain data as JSON. */
final class Json {
  private Json() {}

  /** Returns an answer of status 200. */
  static ToolAnswer answer(Object plain) throws IOException {
    return ToolAnswer.json(200, text(plain));
  }

  static String text(Object plain) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      DraftJson.writePlain(plain, json);
    }
    return text.toString();
  }
}
