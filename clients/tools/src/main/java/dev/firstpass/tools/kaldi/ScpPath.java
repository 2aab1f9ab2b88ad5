package dev.firstpass.tools.kaldi;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the recording in what {@code wav.scp} says: a path, or a command with a bar behind it. */
final class ScpPath {
  private static final Pattern RECORDING =
      Pattern.compile("(?i).*\\.(wav|sph|flac|ogg|oga|opus|mp3|m4a|aac|mp4|webm|aiff?)");

  private ScpPath() {}

  /** Returns the path; of a command, the last word that looks like a recording. */
  static Optional<String> of(String entry) {
    if (!entry.endsWith("|")) {
      return Optional.of(entry);
    }
    return Stream.of(entry.split("[\\s|]+"))
        .map(word -> word.replaceAll("^[\"']|[\"']$", ""))
        .filter(word -> RECORDING.matcher(word).matches())
        .reduce((first, last) -> last);
  }
}
