package dev.firstpass.cli.evaluate.transcript;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.util.List;

/**
 * Makes two ways of writing the same words alike before they are compared. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface Normaliser {
  /** The names that {@link #named} knows. */
  List<String> NAMES = List.of("none", "basic", "english", "chinese");

  /** Returns the text as it is compared; white space between words, possibly around them. */
  String normalise(String text);

  /**
   * Returns a normaliser.
   *
   * @param name {@code none}: as written; {@code basic} and {@code english}: as Whisper's
   *     normalisers of these names; {@code chinese}: half width, no punctuation, a word for each
   *     character
   * @throws DraftingException with {@link ErrorCode#INVALID_PARAMETER} when there is none of the
   *     name
   */
  static Normaliser named(String name) {
    return switch (name) {
      case "none" -> text -> text;
      case "basic" -> new BasicNormaliser();
      case "english" -> EnglishNormaliser.load();
      case "chinese" -> new ChineseNormaliser();
      default -> throw unknown(name);
    };
  }

  /** Returns the refusal of a name. */
  static DraftingException unknown(String name) {
    return new DraftingException(
        ErrorCode.INVALID_PARAMETER,
        "there is no normaliser '" + name + "'; there are " + String.join(", ", NAMES));
  }
}
