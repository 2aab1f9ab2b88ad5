package dev.firstpass.cli.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares whole recognitions, from samples to words, with sherpa-onnx on the same graphs; see
 * {@code tiny-asr/README.md}.
 */
final class TinyAsrTest {
  private static final double SECONDS = 1e-5;
  private static final double RECORDING_SECONDS = 3.055;

  /** FunASR's times, which we give, are earlier than the peaks, which sherpa-onnx gives. */
  private static final double PARAFORMER_SHIFT = 1.5 * 0.02;

  /** One way to run one model. */
  record Case(String name, Map<String, Object> parameters, String tokens, List<String> graphs) {
    private static final Map<String, Object> BEAM = Map.of("decoding", "beam");

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    List<String> voice = List.of("sense-voice.onnx");
    List<String> offline = List.of("encoder.onnx", "decoder.onnx", "joiner.onnx");
    List<String> streaming = List.of("streaming-encoder.onnx", "decoder.onnx", "joiner.onnx");
    return Stream.of(
        new Case("sense-voice zh", Map.of("language", "zh"), "sense-voice-tokens.txt", voice),
        new Case(
            "sense-voice en itn",
            Map.of("language", "en", "itn", true),
            "sense-voice-tokens.txt",
            voice),
        new Case("paraformer", Map.of(), "paraformer-tokens.txt", List.of("paraformer.onnx")),
        new Case("ctc", Map.of(), "tokens.txt", List.of("zipformer-ctc.onnx")),
        new Case("wav2vec2", Map.of(), "vocab.json", List.of("wav2vec2.onnx")),
        new Case("transducer greedy", Map.of(), "tokens.txt", offline),
        new Case("transducer beam", Case.BEAM, "tokens.txt", offline),
        new Case("transducer streaming greedy", Map.of(), "tokens.txt", streaming),
        new Case("transducer streaming beam", Case.BEAM, "tokens.txt", streaming));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hear_recording_isWhatSherpaHears(Case one) throws IOException {
    Map<?, ?> expected = expected(one.name());

    List<Segment> segments;
    try (TinyModel model = TinyModel.open(one.tokens(), one.graphs().toArray(new String[0]))) {
      segments = model.hear(one.parameters());
    }

    List<Word> words = segments.stream().flatMap(segment -> segment.words().stream()).toList();
    assertEquals(letters(expected.get("text")), letters(String.join("", texts(words))));
    assertStarts(strings(expected.get("tokens")), starts(one.name(), expected), words);
    String language = String.valueOf(expected.get("lang"));
    if (language.startsWith("<|")) {
      assertTrue(segments.stream().allMatch(s -> ("<|" + s.language() + "|>").equals(language)));
    }
  }

  /** Each word starts when the token does that writes its first letter. */
  private static void assertStarts(List<String> tokens, List<Double> times, List<Word> words) {
    List<Double> letterTimes = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      for (int k = 0; k < letters(tokens.get(i)).length(); k++) {
        letterTimes.add(times.get(i));
      }
    }
    int at = 0;
    for (Word word : words) {
      String letters = letters(word.text());
      if (!letters.isEmpty() && word.text().startsWith(letters.substring(0, 1))) {
        // A streaming network may say its last tokens in the silence after the recording.
        double start = Math.min(letterTimes.get(at), RECORDING_SECONDS);
        assertEquals(start, word.span().startSeconds(), SECONDS, word.text());
      }
      at += letters.length();
    }
    assertEquals(letterTimes.size(), at);
  }

  /** Spaces and bytes aside: sherpa writes a byte that is no character as its number. */
  private static String letters(Object text) {
    return String.valueOf(text).replaceAll("<0x..>|@@|[|\\s\u2581\uFFFD]", "");
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }

  private static Map<?, ?> expected(String name) throws IOException {
    String file = name.equals("wav2vec2") ? "expected-wav2vec2.json" : "expected.json";
    Object cases = PlainJson.read(Files.readString(TinyModel.resource(file)));
    for (Object one : (List<?>) cases) {
      if (one instanceof Map<?, ?> map && name.equals(map.get("name"))) {
        return map;
      }
    }
    throw new AssertionError("expected.json has no case '" + name + "'");
  }

  private static List<Double> starts(String name, Map<?, ?> expected) {
    double shift = name.equals("paraformer") ? PARAFORMER_SHIFT : 0;
    return numbers(expected.get("timestamps")).stream().map(start -> start - shift).toList();
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  private static List<Double> numbers(Object list) {
    return ((List<?>) list).stream().map(number -> ((Number) number).doubleValue()).toList();
  }
}
