package dev.firstpass.families.speech;

import java.util.List;
import java.util.Optional;

/**
 * What a model heard in one window.
 *
 * @param words in order of time, in seconds of the window
 * @param label what the words' segments are called
 * @param language BCP 47 tag, when the model tells
 * @param sounds what else is to be heard, without words, over the whole window
 */
public record Heard(
    List<SpokenWord> words, String label, Optional<String> language, List<Sound> sounds) {
  public Heard {
    words = List.copyOf(words);
    sounds = List.copyOf(sounds);
  }

  /** Returns words of which nothing else is known. */
  public static Heard words(List<SpokenWord> words, String label) {
    return new Heard(words, label, Optional.empty(), List.of());
  }

  /**
   * Something to be heard that is not words.
   *
   * @param label what
   * @param score in [0, 1]
   */
  public record Sound(String label, double score) {}
}
