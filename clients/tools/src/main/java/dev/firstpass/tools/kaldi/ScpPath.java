package dev.firstpass.tools.kaldi;

import dev.firstpass.tools.labelfile.RecordingNames;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the recording in what {@code wav.scp} says: a path, or a command with a bar behind it. */
final class ScpPath {
  private ScpPath() {}

  /** Returns the path; of a command, the last word that looks like a recording. */
  static Optional<String> of(String entry) {
    if (!entry.endsWith("|")) {
      return Optional.of(entry);
    }
    return Stream.of(entry.split("[\\s|]+"))
        .map(word -> word.replaceAll("^[\"']|[\"']$", ""))
        .filter(RecordingNames::isRecording)
        .reduce((first, last) -> last);
  }
}
