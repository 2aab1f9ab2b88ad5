package dev.firstpass.tools.nemo;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.MillisSpan;
import dev.firstpass.tools.labelfile.RecordingFiles;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;

/** Writes the segments of recordings as JSON lines. */
final class NemoLines {
  private NemoLines() {}

  /** Writes the file and leaves {@code out} open. */
  static void write(List<RecordingLabels> drafts, OutputStream out) throws IOException {
    var lines = new StringBuilder();
    for (RecordingLabels draft : drafts) {
      for (SpokenSegment segment : draft.segments()) {
        lines.append(line(draft.path().toString(), segment)).append('\n');
      }
    }
    RecordingFiles.text(lines.toString(), out);
  }

  private static String line(String path, SpokenSegment segment) throws IOException {
    MillisSpan span = segment.span().visible();
    var line = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("audio_filepath", path);
      json.writeNumberField("offset", new BigDecimal(span.startSeconds()));
      json.writeNumberField("duration", new BigDecimal(span.lengthSeconds()));
      if (segment.text().isPresent()) {
        json.writeStringField("text", CleanText.words(segment.text().get()));
      }
      json.writeStringField("label", segment.label());
      if (segment.speaker().isPresent()) {
        json.writeStringField("speaker", segment.speaker().get());
      }
      String language = segment.segment().language();
      if (language != null) {
        json.writeStringField("lang", CleanText.words(language));
      }
      json.writeNumberField("score", Rounding.score(segment.segment().score()));
      json.writeEndObject();
    }
    return line.toString();
  }
}
