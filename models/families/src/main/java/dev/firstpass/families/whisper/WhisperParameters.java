package dev.firstpass.families.whisper;

import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import java.util.List;

/**
 * The parameters of the family. Defaults are those of the reference's {@code transcribe}; where its
 * command has others ({@code best_of}, and {@code beam_size}, with which accuracy is measured),
 * they are named.
 */
final class WhisperParameters {
  /** The language is to be found out. */
  static final String AUTO = "auto";

  /** Words get shares of their segment. */
  static final String PROPORTIONAL = "proportional";

  /** Words are where the decoder looked. */
  static final String ATTENTION = "attention";

  /** No words. */
  static final String NONE = "none";

  private static final String TRANSCRIBE = "transcribe";

  /** The task that asks for English. */
  static final String TRANSLATE = "translate";

  static final Parameter<String> LANGUAGE =
      Parameter.of(
          "language",
          word("a language code that the model knows, or auto"),
          AUTO,
          "What is spoken, as a code (en); auto: found out in the first 30 s.");
  static final Parameter<String> TASK =
      Parameter.of(
          "task",
          ParameterType.choice(List.of(TRANSCRIBE, TRANSLATE)),
          TRANSCRIBE,
          "Whether text is wanted in the language that is spoken, or in English.");
  static final Parameter<Boolean> TIMES =
      Parameter.of(
          "timestamps",
          ParameterType.flag(),
          true,
          "Whether the model gives times; without, a segment is a window of up to 30 s.");
  static final Parameter<List<Double>> TEMPERATURES =
      Parameter.of(
          "temperatures",
          temperatures(),
          List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0),
          "Tried one after the other until the text neither repeats nor is unlikely.");
  static final Parameter<Integer> BEAM =
      new Parameter<>(
          "beam",
          ParameterType.count(1, 20),
          1,
          5,
          "How many hypotheses are followed at temperature 0.");
  static final Parameter<Integer> BEST_OF =
      Parameter.of(
          "bestOf",
          ParameterType.count(1, 20),
          5,
          "How many samples are drawn at other temperatures; the likeliest counts.");
  static final Parameter<Double> COMPRESSION_RATIO =
      Parameter.of(
          "compressionRatio",
          ParameterType.number(0, 1000),
          2.4,
          "Text that zlib makes smaller by more than this repeats: the next temperature.");
  static final Parameter<Double> LOG_PROBABILITY =
      Parameter.of(
          "logProbability",
          ParameterType.number(-100, 0),
          -1.0,
          "Tokens less likely than this on average (natural logarithm): the next temperature.");
  static final Parameter<Double> NO_SPEECH =
      Parameter.of(
          "noSpeech",
          ParameterType.score(),
          0.6,
          "A window likelier silent than this, and of unlikely text, is skipped.");
  static final Parameter<Boolean> CONDITION =
      Parameter.of(
          "conditionOnPrevious",
          ParameterType.flag(),
          true,
          "Whether a window is told the text before it: steadier, but errors may carry on.");
  static final Parameter<String> PROMPT =
      Parameter.of(
          "prompt", text(), "", "Text that might have come before: names and spellings to expect.");
  static final Parameter<String> WORD_TIMES =
      Parameter.of(
          "wordTimes",
          ParameterType.choice(List.of(PROPORTIONAL, ATTENTION, NONE)),
          PROPORTIONAL,
          "Where words are: shares of their segment by letters, or where the decoder looked.");
  static final Parameter<Integer> SEED =
      Parameter.of(
          "seed",
          ParameterType.count(0, Integer.MAX_VALUE),
          0,
          "Of the draws at temperatures above 0: the same seed gives the same draft.");

  private static final int MAX_PROMPT = 10_000;

  private WhisperParameters() {}

  static List<Parameter<?>> all() {
    return List.of(
        LANGUAGE,
        TASK,
        TIMES,
        TEMPERATURES,
        BEAM,
        BEST_OF,
        COMPRESSION_RATIO,
        LOG_PROBABILITY,
        NO_SPEECH,
        CONDITION,
        PROMPT,
        WORD_TIMES,
        SEED);
  }

  private static ParameterType<String> word(String range) {
    return new ParameterType<>(
        range,
        "string",
        raw -> {
          if (raw instanceof String text && text.matches("[a-z]{2,4}")) {
            return text;
          }
          throw new IllegalArgumentException();
        });
  }

  private static ParameterType<String> text() {
    return new ParameterType<>(
        "a text of at most " + MAX_PROMPT + " letters",
        "string",
        raw -> {
          if (raw instanceof String text && text.length() <= MAX_PROMPT) {
            return text;
          }
          throw new IllegalArgumentException();
        });
  }

  private static ParameterType<List<Double>> temperatures() {
    ParameterType<List<Double>> numbers = ParameterType.numbers(0, 2);
    return new ParameterType<>(
        "a list of 1 to 10 numbers in [0, 2]: 0,0.4",
        numbers.jsonType(),
        raw -> {
          List<Double> list = numbers.read(raw);
          if (list.isEmpty() || list.size() > 10) {
            throw new IllegalArgumentException();
          }
          return list;
        });
  }
}
