package dev.firstpass.cli.evaluate.speech;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.cli.evaluate.speech.LabelLines.Line;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads NeMo's manifests: a JSON object a line with {@code audio_filepath}, {@code text} and, for a
 * part of a recording, {@code offset} in seconds.
 */
final class NemoManifest {
  private NemoManifest() {}

  /**
   * One line.
   *
   * @param path of the recording
   * @param offset where it begins, in seconds
   * @param text what is said
   */
  record Entry(String path, double offset, String text) {}

  static List<Entry> read(Path file) {
    return LabelLines.read(file).stream().map(NemoManifest::entry).toList();
  }

  private static Entry entry(Line line) {
    try (JsonParser parser = PlainJson.factory().createParser(line.text())) {
      if (PlainJson.read(parser) instanceof Map<?, ?> object
          && object.get("audio_filepath") instanceof String path
          && object.get("text") instanceof String text) {
        double offset = object.get("offset") instanceof Number number ? number.doubleValue() : 0;
        return new Entry(path, offset, text);
      }
    } catch (IOException e) {
      throw InvalidData.because(line.file() + ", line " + line.number() + " is not valid JSON", e);
    }
    throw line.damaged("a JSON object with audio_filepath and text");
  }
}
