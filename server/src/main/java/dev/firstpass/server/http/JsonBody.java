package dev.firstpass.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.PlainJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringWriter;

/** Answers with plain data as JSON. */
final class JsonBody {
  private JsonBody() {}

  static void answer(Context context, Object plain) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      DraftJson.writePlain(plain, json);
    }
    context.contentType("application/json").result(text.toString());
  }
}
