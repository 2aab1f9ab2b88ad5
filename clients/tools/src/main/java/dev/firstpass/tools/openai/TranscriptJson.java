package dev.firstpass.tools.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.tools.labelfile.MillisSpan;
import dev.firstpass.tools.labelfile.SpokenWord;
import dev.firstpass.tools.openai.Transcript.Piece;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/**
 * Writes transcripts as OpenAI's JSON. Keys that no model here knows have a neutral value, since
 * strict clients want them all: {@code seek} 0, {@code tokens} none, {@code no_speech_prob} 0.
 * {@code avg_logprob} is the logarithm of the segment's score.
 */
final class TranscriptJson {
  private static final String UNKNOWN_LANGUAGE = "unknown";
  private static final double LEAST_SCORE = 1e-10;

  private final Transcript transcript;
  private final JsonGenerator json;

  private TranscriptJson(Transcript transcript, JsonGenerator json) {
    this.transcript = transcript;
    this.json = json;
  }

  /** Writes {@code {"text","usage"}} and leaves {@code out} open. */
  static void write(Transcript transcript, OutputStream out) throws IOException {
    try (JsonGenerator json = generator(out)) {
      json.writeStartObject();
      json.writeStringField("text", transcript.text());
      json.writeObjectFieldStart("usage");
      json.writeStringField("type", "duration");
      json.writeNumberField("seconds", (long) Math.ceil(transcript.seconds()));
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  /**
   * Writes segments with all their keys, and words if asked, and leaves {@code out} open.
   *
   * @param language what the request said, for models that do not tell; may be empty
   */
  static void writeVerbose(Transcript transcript, boolean words, String language, OutputStream out)
      throws IOException {
    try (JsonGenerator json = generator(out)) {
      new TranscriptJson(transcript, json).verbose(words, language);
    }
  }

  /** Writes segments with their speakers and leaves {@code out} open. */
  static void writeDiarized(Transcript transcript, OutputStream out) throws IOException {
    try (JsonGenerator json = generator(out)) {
      new TranscriptJson(transcript, json).diarized();
    }
  }

  private void verbose(boolean words, String language) throws IOException {
    json.writeStartObject();
    json.writeStringField("task", "transcribe");
    json.writeStringField("language", language(language));
    json.writeNumberField("duration", transcript.seconds());
    json.writeStringField("text", transcript.text());
    json.writeArrayFieldStart("segments");
    for (int i = 0; i < transcript.pieces().size(); i++) {
      verboseSegment(i, transcript.pieces().get(i));
    }
    json.writeEndArray();
    if (words) {
      json.writeArrayFieldStart("words");
      writeWords();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void verboseSegment(int id, Piece piece) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", id);
    json.writeNumberField("seek", 0);
    writeSpan(piece.segment().span());
    json.writeStringField("text", piece.text());
    json.writeArrayFieldStart("tokens");
    json.writeEndArray();
    json.writeNumberField("temperature", 0.0);
    double score = Math.max(LEAST_SCORE, piece.segment().segment().score());
    json.writeNumberField("avg_logprob", rounded(Math.log(score)));
    json.writeNumberField("compression_ratio", rounded(compressionRatio(piece.text())));
    json.writeNumberField("no_speech_prob", 0.0);
    json.writeEndObject();
  }

  /** No word begins before the word before it has ended, as clients expect. */
  private void writeWords() throws IOException {
    long before = 0;
    for (Piece piece : transcript.pieces()) {
      for (SpokenWord word : piece.segment().words()) {
        long start = Math.max(before, word.span().start());
        before = Math.max(start, word.span().end());
        json.writeStartObject();
        json.writeStringField("word", word.text());
        writeSpan(new MillisSpan(start, before));
        json.writeEndObject();
      }
    }
  }

  private void diarized() throws IOException {
    json.writeStartObject();
    json.writeStringField("task", "transcribe");
    json.writeNumberField("duration", transcript.seconds());
    json.writeStringField("text", transcript.text());
    json.writeArrayFieldStart("segments");
    int number = 1;
    for (Piece piece : transcript.pieces()) {
      json.writeStartObject();
      json.writeStringField("type", "transcript.text.segment");
      json.writeStringField("id", "seg_" + number++);
      writeSpan(piece.segment().span());
      json.writeStringField("text", piece.text().strip());
      json.writeStringField("speaker", piece.segment().voice());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeSpan(MillisSpan span) throws IOException {
    json.writeNumberField("start", span.start() / 1e3);
    json.writeNumberField("end", span.end() / 1e3);
  }

  /** The English name of the language that is spoken first: {@code german}. */
  private String language(String requested) {
    Optional<String> tag =
        Stream.concat(
                transcript.pieces().stream().map(piece -> piece.segment().segment().language()),
                Stream.of(requested))
            .filter(Objects::nonNull)
            .filter(language -> !language.isBlank())
            .findFirst();
    return tag.map(known -> Locale.forLanguageTag(known).getDisplayLanguage(Locale.ENGLISH))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .or(() -> tag)
        .orElse(UNKNOWN_LANGUAGE);
  }

  /** Bytes of the text per byte of it compressed, as Whisper has it; 0 for no text. */
  private static double compressionRatio(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] chunk = new byte[4096];
      while (!deflater.finished()) {
        deflater.deflate(chunk);
      }
      return (double) bytes.length / deflater.getBytesWritten();
    } finally {
      deflater.end();
    }
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e6) / 1e6 + 0.0;
  }

  private static JsonGenerator generator(OutputStream out) throws IOException {
    return PlainJson.factory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }
}
