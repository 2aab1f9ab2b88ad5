package dev.firstpass.families.speakersegmentation;

import java.util.Map;

/** Reads whole numbers that sherpa-onnx's exports carry. */
final class Metadata {
  private Metadata() {}

  /**
   * Returns a number that is at least 1.
   *
   * @param otherwise when it is missing or no such number
   */
  static int positive(Map<String, String> metadata, String key, int otherwise) {
    String text = metadata.getOrDefault(key, "").strip();
    return text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : otherwise;
  }
}
