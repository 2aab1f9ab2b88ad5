package dev.firstpass.cli.evaluate.speech;

import dev.firstpass.cli.evaluate.speech.LabelLines.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads Kaldi's {@code wav.scp}: lines {@code name path}, or {@code name command |}, of which the
 * last word that looks like a recording is the path.
 */
final class KaldiPaths {
  private KaldiPaths() {}

  /** Returns the paths by name, of the file beside another; none when it is not there. */
  static Map<String, String> beside(Path text) {
    Path file = text.resolveSibling("wav.scp");
    Map<String, String> paths = new LinkedHashMap<>();
    if (Files.isRegularFile(file)) {
      for (Line line : LabelLines.read(file)) {
        String[] words = line.fields(0);
        Arrays.stream(words)
            .skip(1)
            .filter(word -> RecordingFiles.isRecording(Path.of(word)))
            .reduce((first, last) -> last)
            .ifPresent(path -> paths.put(words[0], path));
      }
    }
    return paths;
  }
}
