package dev.firstpass.tools.nemo;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.json.DraftJson;
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
import java.util.Map;
import java.util.Set;

/** Writes the segments of recordings as JSON lines. */
final class NemoLines {
  static final String PATH = "audio_filepath";
  static final String OFFSET = "offset";
  static final String DURATION = "duration";
  static final String TEXT = "text";
  static final String LABEL = "label";
  static final String SPEAKER = "speaker";
  static final String LANGUAGE = "lang";
  static final String SCORE = "score";

  /** The keys with a meaning of their own; others are attributes. */
  static final Set<String> KEYS =
      Set.of(PATH, OFFSET, DURATION, TEXT, LABEL, SPEAKER, LANGUAGE, SCORE);

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
      json.writeStringField(PATH, path);
      json.writeNumberField(OFFSET, new BigDecimal(span.startSeconds()));
      json.writeNumberField(DURATION, new BigDecimal(span.lengthSeconds()));
      if (segment.text().isPresent() || segment.saysNothing()) {
        json.writeStringField(TEXT, segment.text().map(CleanText::words).orElse(""));
      }
      json.writeStringField(LABEL, segment.label());
      if (segment.speaker().isPresent()) {
        json.writeStringField(SPEAKER, segment.speaker().get());
      }
      String language = segment.segment().language();
      if (language != null) {
        json.writeStringField(LANGUAGE, CleanText.words(language));
      }
      if (segment.scored()) {
        json.writeNumberField(SCORE, Rounding.score(segment.segment().score()));
      }
      writeOthers(segment.held().attributes(), json);
      json.writeEndObject();
    }
    return line.toString();
  }

  private static void writeOthers(Map<String, Object> attributes, JsonGenerator json)
      throws IOException {
    for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
      if (!KEYS.contains(attribute.getKey())) {
        json.writeFieldName(CleanText.wellFormed(attribute.getKey()));
        DraftJson.writePlain(attribute.getValue(), json);
      }
    }
  }
}
