package dev.firstpass.families.fsmnvad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.Settings;
import dev.firstpass.testkit.Recordings;
import dev.firstpass.testkit.ScriptedSession;
import dev.firstpass.testkit.Specs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares segments with the reference's own; see {@code golden-fsmn-vad/README.md}. */
final class FsmnGoldenTest {
  private static final int RATE = 16_000;
  private static final double SECONDS = 1e-6;

  record Case(String name, FloatBuffer silence, List<Run> runs) {
    @Override
    public String toString() {
      return name;
    }
  }

  record Run(Map<String, ?> settings, List<List<Number>> segments) {}

  static Stream<Case> cases() throws IOException {
    try (InputStream file =
            Objects.requireNonNull(
                FsmnGoldenTest.class.getResourceAsStream("/golden-fsmn-vad/segments.json"));
        JsonParser parser = PlainJson.factory().createParser(file)) {
      return list(PlainJson.read(parser)).stream().map(FsmnGoldenTest::readCase);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void draft_probabilities_giveTheReferencesSegments(Case golden) {
    for (Run run : golden.runs()) {
      List<Suggestion> drafted = draft(golden, run.settings());

      assertEquals(
          run.segments().size(), drafted.size(), () -> golden.name() + " with " + run.settings());
      for (int i = 0; i < drafted.size(); i++) {
        Segment segment = (Segment) drafted.get(i);
        List<Number> expected = run.segments().get(i);
        assertEquals(expected.get(0).doubleValue() / 1000, segment.span().startSeconds(), SECONDS);
        assertEquals(expected.get(1).doubleValue() / 1000, segment.span().endSeconds(), SECONDS);
      }
    }
  }

  private static List<Suggestion> draft(Case golden, Map<String, ?> settings) {
    FsmnVadFamily family = new FsmnVadFamily();
    GraphFacts facts = FsmnGraphs.withCaches();
    MultiPass pipeline =
        (MultiPass)
            family.open(
                Specs.of(family, family.recognise(facts).orElseThrow()), FsmnGraphs.content(facts));
    FloatBuffer left = golden.silence().duplicate();
    ScriptedSession session =
        ScriptedSession.of(
            facts.signature(), inputs -> FsmnGraphs.answer(facts.signature(), inputs, left::get));
    int samples = 400 + 160 * (golden.silence().remaining() - 1);
    return pipeline.draft(
        Recordings.of(new float[samples], RATE),
        role -> session,
        Settings.prediction(family.parameters()).with(settings));
  }

  private static Case readCase(Object json) {
    Map<?, ?> one = (Map<?, ?>) json;
    byte[] bytes = Base64.getDecoder().decode((String) one.get("silence"));
    return new Case(
        String.valueOf(one.get("name")),
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer(),
        list(one.get("runs")).stream().map(FsmnGoldenTest::readRun).toList());
  }

  @SuppressWarnings("unchecked") // the script beside the file wrote it
  private static Run readRun(Object json) {
    Map<?, ?> one = (Map<?, ?>) json;
    return new Run(
        (Map<String, ?>) Objects.requireNonNull(one.get("settings")),
        (List<List<Number>>) Objects.requireNonNull(one.get("segments")));
  }

  private static List<?> list(@Nullable Object json) {
    return (List<?>) Objects.requireNonNull(json);
  }
}
