package dev.firstpass.cli.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares who speaks when, from samples to segments, with sherpa-onnx on the same graphs; see
 * {@code tiny-asr/README.md}.
 */
final class TinySpeakersTest {
  /** One frame, in seconds. */
  private static final double FRAME = 270 / 16_000.0 + 1e-6;

  static Stream<Map<?, ?>> cases() throws IOException {
    try (InputStream file = Files.newInputStream(TinyModel.resource("expected-speakers.json"));
        JsonParser parser = PlainJson.factory().createParser(file)) {
      return list(PlainJson.read(parser)).stream().map(json -> (Map<?, ?>) json);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hear_recording_hasSherpasSpeakers(Map<?, ?> expected) throws IOException {
    String embedding = String.valueOf(expected.get("embedding"));
    Map<String, Object> settings =
        Map.of(
            "speakers", Objects.requireNonNull(expected.get("speakers")),
            "clusterThreshold", Objects.requireNonNull(expected.get("threshold")));

    List<Segment> segments;
    try (TinyModel model = TinyModel.open("tokens.txt", "speakers-segmentation.onnx", embedding)) {
      segments = model.hear("speakers.wav", settings);
    }

    List<?> reference = list(expected.get("segments"));
    assertEquals(reference.size(), segments.size());
    Map<Object, String> names = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      List<?> one = list(reference.get(i));
      Segment segment = segments.get(i);
      Object speaker = Objects.requireNonNull(one.get(2));
      String name = names.computeIfAbsent(speaker, key -> "speaker-" + (names.size() + 1));
      assertEquals(((Number) one.get(0)).doubleValue(), segment.span().startSeconds(), FRAME);
      assertEquals(((Number) one.get(1)).doubleValue(), segment.span().endSeconds(), FRAME);
      assertEquals(name, segment.speaker());
    }
  }

  private static List<?> list(@Nullable Object json) {
    return (List<?>) Objects.requireNonNull(json);
  }
}
