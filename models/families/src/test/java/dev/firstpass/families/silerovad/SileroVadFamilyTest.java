package dev.firstpass.families.silerovad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import dev.firstpass.testkit.Recordings;
import dev.firstpass.testkit.ScriptedSession;
import dev.firstpass.testkit.Specs;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SileroVadFamilyTest {
  private static final int RATE = 16_000;

  private final SileroVadFamily family = new SileroVadFamily();

  @Test
  void draft_sequence_givesEachWindowWithTheSamplesBeforeIt() {
    float[] samples = Recordings.noise(new Random(3), 70 * 512 + 5);
    GraphFacts facts = SileroGraphs.sequence(576);
    ScriptedSession session = silent(facts);

    draft(facts, samples, RATE, session);

    assertEquals(List.of(64, 7), session.runs().stream().map(run -> rows(run, 576)).toList());
    float[] all = concatenated(session, 71, 576);
    for (int window = 0; window < 71; window++) {
      assertArrayEquals(
          padded(samples, window * 512 - 64, 576),
          Arrays.copyOfRange(all, window * 576, (window + 1) * 576));
    }
    assertEquals(1, input(session.runs().get(1), "h").floats().get(127));
    assertEquals(1, input(session.runs().get(1), "c").floats().get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000})
  void draft_windowByWindow_keepsContextAndState(int rate) {
    int window = rate == RATE ? 512 : 256;
    int context = rate == RATE ? 64 : 32;
    float[] samples = Recordings.noise(new Random(4), 3 * window + 1);
    GraphFacts facts = SileroGraphs.window();
    ScriptedSession session = silent(facts);

    draft(facts, samples, rate, session);

    assertEquals(4, session.runs().size());
    for (int run = 0; run < 4; run++) {
      Map<String, Tensor> inputs = session.runs().get(run);
      float[] row = new float[context + window];
      input(inputs, "input").floats().get(row);
      assertArrayEquals(padded(samples, run * window - context, row.length), row);
      assertEquals(run, input(inputs, "state").floats().get(0));
      assertEquals(rate, input(inputs, "sr").longs().get(0));
    }
  }

  @Test
  void draft_versionFour_takesBareWindows() {
    float[] samples = Recordings.noise(new Random(5), 1024);
    GraphFacts facts = SileroGraphs.windowV4();
    ScriptedSession session = silent(facts);

    draft(facts, samples, RATE, session);

    float[] row = new float[512];
    input(session.runs().get(1), "input").floats().get(row);
    assertArrayEquals(padded(samples, 512, 512), row);
    assertEquals(1, input(session.runs().get(1), "c").floats().get(0));
  }

  @Test
  void draft_speech_scoresItsMeanProbability() {
    GraphFacts facts = SileroGraphs.sequence(576);
    Iterator<Float> probabilities =
        List.of(0.1f, 0.9f, 0.8f, 0.7f, 0.4f, 0.6f, 0.1f, 0.1f, 0.1f, 0.1f).iterator();
    ScriptedSession session =
        ScriptedSession.of(
            facts.signature(),
            inputs -> SileroGraphs.answer(facts.signature(), inputs, probabilities::next));

    List<Suggestion> drafted =
        pipeline(facts, RATE)
            .draft(
                Recordings.of(new float[10 * 512], RATE),
                role -> session,
                settings(Map.of("minSpeechMs", 0, "padMs", 0, "minSilenceMs", 96)));

    Segment only = (Segment) drafted.get(0);
    assertEquals(1, drafted.size());
    assertEquals("speech", only.label());
    assertEquals(new TimeSpan(0.032, 0.192), only.span());
    assertEquals((0.9 + 0.8 + 0.7 + 0.4 + 0.6) / 5, only.score(), 1e-6);
  }

  @Test
  void check_negThresholdAboveThreshold_isRefused() {
    DraftingException refusal =
        assertThrows(
            DraftingException.class,
            () ->
                pipeline(SileroGraphs.window(), RATE)
                    .check(settings(Map.of("threshold", 0.4, "negThreshold", 0.5))));

    assertEquals(ErrorCode.INVALID_PARAMETER, refusal.code());
    assertTrue(refusal.detail().contains("negThreshold"));
  }

  @Test
  void open_otherSampleRate_isRefusedWithTheKnown() {
    DraftingException refusal =
        assertThrows(DraftingException.class, () -> pipeline(SileroGraphs.window(), 44_100));

    assertEquals(ErrorCode.MODEL_MISMATCH, refusal.code());
    assertTrue(refusal.detail().contains("[16000, 8000]"), refusal.detail());
  }

  private void draft(GraphFacts facts, float[] samples, int rate, ScriptedSession session) {
    pipeline(facts, rate).draft(Recordings.of(samples, rate), role -> session, settings(Map.of()));
  }

  private MultiPass pipeline(GraphFacts facts, int rate) {
    ModelSpec spec = Specs.of(family, family.recognise(facts).orElseThrow());
    ModelSpec atRate =
        new ModelSpec(
            spec.id(),
            spec.family(),
            spec.task(),
            spec.files(),
            new AudioInput(rate),
            spec.labels(),
            spec.parameters(),
            spec.options(),
            spec.card());
    return (MultiPass) family.open(atRate, ModelContent.of(facts));
  }

  private Settings settings(Map<String, Object> values) {
    return Settings.prediction(family.parameters()).with(values);
  }

  private static ScriptedSession silent(GraphFacts facts) {
    return ScriptedSession.of(
        facts.signature(), inputs -> SileroGraphs.answer(facts.signature(), inputs, () -> 0f));
  }

  private static float[] concatenated(ScriptedSession session, int windows, int row) {
    float[] all = new float[windows * row];
    int at = 0;
    for (Map<String, Tensor> run : session.runs()) {
      int count = rows(run, row) * row;
      input(run, "input").floats().get(all, at, count);
      at += count;
    }
    return all;
  }

  private static int rows(Map<String, Tensor> run, int row) {
    Tensor input = input(run, "input");
    assertEquals(row, input.shape().size(1));
    return input.shape().intSize(0);
  }

  private static float[] padded(float[] samples, int from, int count) {
    float[] stretch = new float[count];
    for (int i = 0; i < count; i++) {
      int at = from + i;
      stretch[i] = at >= 0 && at < samples.length ? samples[at] : 0;
    }
    return stretch;
  }

  private static Tensor input(Map<String, Tensor> run, String name) {
    return Objects.requireNonNull(run.get(name));
  }
}
