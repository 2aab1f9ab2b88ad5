package dev.firstpass.inference.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds what the family hears against what openai/whisper hears with the same weights, in every
 * layout; {@code make_whisper.py} made the numbers.
 */
final class WhisperReferenceTest {
  private static final double TIME = 1e-6;
  private static final double SCORE = 1e-3;
  private static final float[] SIGNAL = Signal.seconds(75);
  private static final Map<String, TinyWhisper> LAYOUTS = layouts();

  @AfterAll
  static void close() {
    LAYOUTS.values().forEach(TinyWhisper::close);
  }

  @TestFactory
  List<DynamicTest> hear_asTheReference_inEveryLayout() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (JsonParser parser =
        PlainJson.factory().createParser(Files.readString(TinyWhisper.file("heard.json")))) {
      for (Object item : list(PlainJson.read(parser), "cases")) {
        LAYOUTS.forEach(
            (name, layout) -> {
              Map<String, Object> settings = settings(get(item, "settings"));
              boolean possible =
                  !"attention".equals(settings.get("wordTimes"))
                      || "attention".equals(layout.recognition().parameters().get("wordTimes"));
              if (possible) {
                tests.add(
                    DynamicTest.dynamicTest(
                        get(item, "name") + ", " + name, () -> compare(layout, item, settings)));
              }
            });
      }
    }
    assertTrue(tests.size() > 40, "cases are missing");
    return tests;
  }

  private static void compare(TinyWhisper layout, Object item, Map<String, Object> settings) {
    int start = ((Number) get(item, "from")).intValue();
    double seconds = ((Number) get(item, "seconds")).doubleValue();
    int from = start * TinyWhisper.RATE;
    float[] clip =
        Arrays.copyOfRange(SIGNAL, from, from + (int) Math.round(seconds * TinyWhisper.RATE));

    List<Segment> segments = layout.hear(clip, start, settings);

    if (Integer.valueOf(1).equals(settings.getOrDefault("beam", 1))) {
      compareTokens(item, settings, layout.given());
    }
    compareSegments(item, settings, start, seconds, segments);
  }

  /** Each attempt's tokens, as the decoder was given them one by one. */
  private static void compareTokens(
      Object item, Map<String, Object> settings, List<List<Long>> given) {
    boolean aligned = "attention".equals(settings.get("wordTimes"));
    List<List<Long>> attempts = new ArrayList<>(given);
    if (!settings.containsKey("language")) {
      assertEquals(1, attempts.remove(0).size(), "the language is asked for first");
    }
    boolean sampled = !List.of(0).equals(settings.get("temperatures"));
    if (sampled) {
      // The question is asked once a window, so continuations of several attempts stand together.
      return;
    }
    int at = 0;
    for (Object attempt : list(item, "attempts")) {
      List<Long> expected = new ArrayList<>(longs(list(attempt, "initial")));
      expected.addAll(longs(list(attempt, "tokens")));
      List<Long> actual = attempts.get(at);
      assertTrue(expected.size() - actual.size() <= 1, "tokens are missing");
      assertEquals(expected.subList(0, actual.size()), actual, "tokens of attempt " + at);
      at += aligned ? 2 : 1;
    }
    assertEquals(at, attempts.size(), "attempts");
  }

  private static void compareSegments(
      Object item,
      Map<String, Object> settings,
      double start,
      double seconds,
      List<Segment> segments) {
    List<?> expected =
        list(item, "segments").stream()
            .filter(segment -> number(segment, "start") < seconds)
            .toList();
    assertEquals(expected.size(), segments.size(), () -> "segments: " + segments);
    for (int i = 0; i < segments.size(); i++) {
      Object wanted = expected.get(i);
      Segment segment = segments.get(i);
      assertEquals(strip(get(wanted, "text")), segment.text(), "text of segment " + i);
      assertEquals(
          start + number(wanted, "start"), segment.span().startSeconds(), TIME, "start of " + i);
      assertEquals(
          start + Math.min(number(wanted, "end"), seconds),
          segment.span().endSeconds(),
          TIME,
          "end of " + i);
      assertEquals(
          Math.exp(number(wanted, "averageLogProbability")), segment.score(), SCORE, "score");
      assertEquals(get(item, "language"), segment.language());
      if ("attention".equals(settings.get("wordTimes"))) {
        compareWords(wanted, start, seconds, segment);
      }
    }
  }

  private static void compareWords(Object wanted, double start, double seconds, Segment segment) {
    List<?> words =
        list(wanted, "words").stream().filter(word -> !strip(get(word, "text")).isEmpty()).toList();
    assertEquals(
        words.stream().map(word -> strip(get(word, "text"))).toList(),
        segment.words().stream().map(Word::text).toList());
    for (int i = 0; i < words.size(); i++) {
      Word word = segment.words().get(i);
      double last = Math.min(seconds, number(wanted, "end"));
      assertEquals(
          start + Math.min(last, Math.max(number(words.get(i), "start"), number(wanted, "start"))),
          word.span().startSeconds(),
          TIME,
          "start of word " + i);
      assertEquals(
          start + Math.min(last, number(words.get(i), "end")),
          word.span().endSeconds(),
          TIME,
          "end of word " + i);
      assertEquals(number(words.get(i), "probability"), word.score(), SCORE);
    }
  }

  private static Map<String, TinyWhisper> layouts() {
    Map<String, TinyWhisper> layouts = new LinkedHashMap<>();
    layouts.put("Optimum merged", TinyWhisper.open("optimum"));
    layouts.put(
        "Optimum split",
        TinyWhisper.open(
            "optimum/encoder_model.onnx",
            "optimum/decoder_model.onnx",
            "optimum/decoder_with_past_model.onnx"));
    layouts.put("sherpa-onnx", TinyWhisper.open("sherpa"));
    return layouts;
  }

  private static Map<String, Object> settings(Object from) {
    Map<String, Object> settings = new LinkedHashMap<>();
    ((Map<?, ?>) from).forEach((name, value) -> settings.put(String.valueOf(name), value));
    return settings;
  }

  private static String strip(Object text) {
    return String.valueOf(text).strip();
  }

  private static List<Long> longs(List<?> numbers) {
    return numbers.stream().map(number -> ((Number) number).longValue()).toList();
  }

  private static Object get(@Nullable Object object, String name) {
    return Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(object)).get(name), name);
  }

  private static double number(Object object, String name) {
    return ((Number) get(object, name)).doubleValue();
  }

  private static List<?> list(@Nullable Object object, String name) {
    return (List<?>) get(object, name);
  }
}
