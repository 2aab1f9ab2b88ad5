package dev.firstpass.tools.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.tools.openai.Transcript.Piece;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * Writes transcripts as OpenAI's server-sent events: a delta for each segment with text, then the
 * whole. The deltas in a row are the whole text.
 */
final class TranscriptEvents {
  private TranscriptEvents() {}

  /** Writes all events and leaves {@code out} open. */
  static void write(Transcript transcript, OutputStream out) throws IOException {
    boolean first = true;
    for (Piece piece : transcript.pieces()) {
      if (!piece.text().isEmpty()) {
        String delta = first ? piece.text().strip() : piece.text();
        event("transcript.text.delta", "delta", delta, out);
        first = false;
      }
    }
    event("transcript.text.done", "text", transcript.text(), out);
  }

  private static void event(String type, String field, String text, OutputStream out)
      throws IOException {
    var line = new StringWriter().append("data: ");
    try (JsonGenerator json = PlainJson.factory().createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("type", type);
      json.writeStringField(field, text);
      json.writeEndObject();
    }
    out.write(line.append("\n\n").toString().getBytes(StandardCharsets.UTF_8));
  }
}
