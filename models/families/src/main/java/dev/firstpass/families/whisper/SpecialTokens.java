package dev.firstpass.families.whisper;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens that are not text, by name. Immutable.
 *
 * @param names the id of each: {@code <|endoftext|>}, {@code <|en|>}, {@code <|0.00|>}
 * @param languages the id of each language by its code, in the order of ids
 * @param multilingual whether the model is told the language and the task
 */
record SpecialTokens(
    Map<String, Integer> names, Map<String, Integer> languages, boolean multilingual) {
  /** How many times there are: 0 to 30 s in steps of 0.02 s. */
  static final int TIMES = 1501;

  static final String END = "<|endoftext|>";
  static final String START = "<|startoftranscript|>";
  static final String TRANSLATE = "<|translate|>";
  static final String TRANSCRIBE = "<|transcribe|>";
  static final String START_OF_MODEL = "<|startoflm|>";
  static final String START_OF_PREVIOUS = "<|startofprev|>";
  static final String NO_SPEECH = "<|nospeech|>";
  static final String NO_TIMES = "<|notimestamps|>";
  static final String FIRST_TIME = "<|0.00|>";

  private static final List<String> NEEDED =
      List.of(
          END,
          START,
          TRANSLATE,
          TRANSCRIBE,
          START_OF_MODEL,
          START_OF_PREVIOUS,
          NO_SPEECH,
          NO_TIMES,
          FIRST_TIME);

  SpecialTokens {
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    languages = Collections.unmodifiableMap(new LinkedHashMap<>(languages));
    for (String name : NEEDED) {
      if (!names.containsKey(name)) {
        throw new IllegalArgumentException("the vocabulary has no token " + name);
      }
    }
  }

  /** Returns the token that ends a window; all tokens of text are smaller. */
  int end() {
    return id(END);
  }

  /** Returns the token that starts a transcript. */
  int start() {
    return id(START);
  }

  /** Returns the token before the text that came before. */
  int startOfPrevious() {
    return id(START_OF_PREVIOUS);
  }

  /** Returns the token whose probability is that of silence. */
  int noSpeech() {
    return id(NO_SPEECH);
  }

  /** Returns the token that asks for text without times. */
  int noTimes() {
    return id(NO_TIMES);
  }

  /** Returns the token of 0 s; all times follow, and nothing else. */
  int firstTime() {
    return id(FIRST_TIME);
  }

  /**
   * Returns the tokens that ask for a transcript.
   *
   * @param language a code that the model knows
   * @param translate whether the text is wanted in English
   */
  List<Integer> request(String language, boolean translate) {
    if (!multilingual) {
      return List.of(start());
    }
    Integer spoken = languages.get(language);
    if (spoken == null) {
      throw new IllegalArgumentException("unknown language " + language);
    }
    return List.of(start(), spoken, id(translate ? TRANSLATE : TRANSCRIBE));
  }

  int id(String name) {
    Integer id = names.get(name);
    if (id == null) {
      throw new IllegalArgumentException("the vocabulary has no token " + name);
    }
    return id;
  }
}
