package dev.firstpass.tools.openai;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The values of {@code response_format}. */
enum AnswerFormat {
  JSON("application/json"),
  TEXT("text/plain; charset=utf-8"),
  SRT("text/plain; charset=utf-8"),
  VERBOSE_JSON("application/json"),
  VTT("text/plain; charset=utf-8"),
  DIARIZED_JSON("application/json");

  private final String mediaType;

  AnswerFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Returns the name on the wire: {@code verbose_json}. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the media type of the answer. */
  String mediaType() {
    return mediaType;
  }

  /** Returns the format with this name on the wire. */
  static Optional<AnswerFormat> ofWireName(String name) {
    return Arrays.stream(values()).filter(format -> format.wireName().equals(name)).findFirst();
  }

  /** Returns all names on the wire. */
  static List<String> wireNames() {
    return Arrays.stream(values()).map(AnswerFormat::wireName).toList();
  }
}
