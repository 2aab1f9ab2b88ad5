package dev.firstpass.families.silerovad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares segments with the reference's own; see {@code golden-silero-vad/README.md}. */
final class SileroGoldenTest {
  /** The references' positions are samples. */
  private static final double SAMPLE = 1e-6;

  record Case(String name, int rate, int samples, FloatBuffer probabilities, List<Run> runs) {
    @Override
    public String toString() {
      return name;
    }
  }

  record Run(Map<String, ?> settings, List<List<Number>> segments) {}

  static Stream<Case> cases() throws IOException {
    try (InputStream file =
            Objects.requireNonNull(
                SileroGoldenTest.class.getResourceAsStream("/golden-silero-vad/segments.json"));
        JsonParser parser = PlainJson.factory().createParser(file)) {
      return list(PlainJson.read(parser)).stream().map(SileroGoldenTest::readCase);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void draft_probabilities_giveTheReferencesSegments(Case golden) {
    for (Run run : golden.runs()) {
      List<List<Double>> expected = new ArrayList<>();
      run.segments()
          .forEach(s -> expected.add(List.of(s.get(0).doubleValue(), s.get(1).doubleValue())));

      List<Suggestion> drafted = draft(golden, run.settings());

      assertEquals(
          expected.size(), drafted.size(), () -> golden.name() + " with " + run.settings());
      for (int i = 0; i < expected.size(); i++) {
        Segment segment = (Segment) drafted.get(i);
        double start = segment.span().startSeconds() * golden.rate();
        double end = segment.span().endSeconds() * golden.rate();
        assertEquals(expected.get(i).get(0), start, SAMPLE, () -> "" + run.settings());
        assertEquals(expected.get(i).get(1), end, SAMPLE, () -> "" + run.settings());
      }
    }
  }

  private static List<Suggestion> draft(Case golden, Map<String, ?> settings) {
    SileroVadFamily family = new SileroVadFamily();
    GraphFacts facts = SileroGraphs.sequence(golden.rate() == 16_000 ? 576 : 288);
    MultiPass pipeline =
        (MultiPass)
            family.open(
                Specs.of(family, family.recognise(facts).orElseThrow()), ModelContent.of(facts));
    FloatBuffer left = golden.probabilities().duplicate();
    ScriptedSession session =
        ScriptedSession.of(
            facts.signature(), inputs -> SileroGraphs.answer(facts.signature(), inputs, left::get));
    return pipeline.draft(
        Recordings.of(new float[golden.samples()], golden.rate()),
        role -> session,
        Settings.prediction(family.parameters()).with(settings));
  }

  private static Case readCase(Object json) {
    Map<?, ?> one = (Map<?, ?>) json;
    byte[] bytes = Base64.getDecoder().decode((String) one.get("probabilities"));
    return new Case(
        String.valueOf(one.get("name")),
        number(one.get("rate")),
        number(one.get("samples")),
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer(),
        list(one.get("runs")).stream().map(SileroGoldenTest::readRun).toList());
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

  private static int number(@Nullable Object json) {
    return ((Number) Objects.requireNonNull(json)).intValue();
  }
}
