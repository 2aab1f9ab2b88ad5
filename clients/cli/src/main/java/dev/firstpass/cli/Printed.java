package dev.firstpass.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Prints plain data as JSON, for machines. */
final class Printed {
  private Printed() {}

  static void json(PrintWriter out, Object plain) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      DraftJson.writePlain(plain, json.useDefaultPrettyPrinter());
    }
    out.println(text);
  }
}
