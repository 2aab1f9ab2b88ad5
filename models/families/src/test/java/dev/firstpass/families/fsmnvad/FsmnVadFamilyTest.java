package dev.firstpass.families.fsmnvad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.Fbank;
import dev.firstpass.families.speech.FbankOptions;
import dev.firstpass.families.speech.FeatureFrames;
import dev.firstpass.families.speech.LowFrameRate;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.Recordings;
import dev.firstpass.testkit.ScriptedSession;
import dev.firstpass.testkit.Specs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FsmnVadFamilyTest {
  private static final int RATE = 16_000;

  private final FsmnVadFamily family = new FsmnVadFamily();

  @Test
  void draft_withCaches_givesEachFrameOnceAndPassesMemoryOn() {
    float[] samples = Recordings.noise(new Random(2), 7 * RATE);
    FeatureFrames rows =
        new LowFrameRate(5, 1).apply(new Fbank(FbankOptions.funAsr()).frames(samples));
    ScriptedSession session = silent(FsmnGraphs.withCaches());

    draft(FsmnGraphs.withCaches(), samples, session);

    float[] given = new float[0];
    for (Map<String, Tensor> run : session.runs()) {
      float[] more = floats(run, "speech");
      int at = given.length;
      given = Arrays.copyOf(given, at + more.length);
      System.arraycopy(more, 0, given, at, more.length);
    }
    assertArrayEquals(rows.toArray(), given);
    assertEquals(1, floats(session.runs().get(1), "in_cache3")[0]);
  }

  @Test
  void draft_withoutCaches_givesTheFramesBeforeAgain() {
    float[] samples = Recordings.noise(new Random(2), 7 * RATE);
    ScriptedSession session = silent(FsmnGraphs.withoutCaches());

    draft(FsmnGraphs.withoutCaches(), samples, session);

    float[] first = floats(session.runs().get(0), "speech");
    float[] second = floats(session.runs().get(1), "speech");
    assertArrayEquals(
        Arrays.copyOfRange(first, first.length - 76 * 400, first.length),
        Arrays.copyOf(second, 76 * 400));
  }

  @Test
  void recognise_graphAndFile_namesBoth() {
    Recognition recognition =
        family
            .recognise(
                new ModelContent(
                    Map.of("vad.onnx", FsmnGraphs.withoutCaches()),
                    Map.of("am.mvn", new byte[0], "README.md", new byte[0])))
            .orElseThrow();

    assertEquals(Map.of("model", "vad.onnx", "cmvn", "am.mvn"), recognition.files());
  }

  @Test
  void recognise_graphAlone_saysWhatIsMissing() {
    Recognition recognition = family.recognise(FsmnGraphs.withoutCaches()).orElseThrow();

    assertTrue(recognition.assumptions().stream().anyMatch(a -> a.contains("am.mvn is missing")));
  }

  @Test
  void open_metadata_needsNoFile() {
    String shift = "0,".repeat(399) + "0";
    String scale = "1,".repeat(399) + "1";
    GraphFacts facts =
        Graphs.withMetadata(
            FsmnGraphs.withCaches(), Map.of("neg_mean", shift, "inv_stddev", scale));

    assertEquals(List.of("speech"), open(ModelContent.of(facts)).labels().names());
  }

  @Test
  void open_noOrOtherMeansAndVariances_isRefused() {
    GraphFacts facts = FsmnGraphs.withCaches();
    List<String> documents =
        List.of(
            FsmnGraphs.meanAndVariance(399),
            FsmnGraphs.meanAndVariance(400).replace("<Rescale>", "<Scale>"),
            FsmnGraphs.meanAndVariance(400).replace("0 0 ]", "0 x ]"),
            FsmnGraphs.meanAndVariance(400).replace("1 1 ]", "1 NaN ]"),
            "");

    assertEquals(ErrorCode.MODEL_MISMATCH, refusal(ModelContent.of(facts)).code());
    for (String document : documents) {
      ModelContent content =
          new ModelContent(
              Map.of(ModelFile.MODEL, facts),
              Map.of("cmvn", document.getBytes(StandardCharsets.UTF_8)));
      assertEquals(ErrorCode.MODEL_MISMATCH, refusal(content).code());
    }
  }

  private DraftingException refusal(ModelContent content) {
    return assertThrows(DraftingException.class, () -> open(content));
  }

  private void draft(GraphFacts facts, float[] samples, ScriptedSession session) {
    open(FsmnGraphs.content(facts))
        .draft(
            Recordings.of(samples, RATE),
            role -> session,
            Settings.prediction(family.parameters()));
  }

  private MultiPass open(ModelContent content) {
    GraphFacts facts = content.graph(ModelFile.MODEL);
    ModelSpec spec = Specs.of(family, family.recognise(facts).orElseThrow());
    return (MultiPass) family.open(spec, content);
  }

  private static ScriptedSession silent(GraphFacts facts) {
    return ScriptedSession.of(
        facts.signature(), inputs -> FsmnGraphs.answer(facts.signature(), inputs, () -> 1f));
  }

  private static float[] floats(Map<String, Tensor> run, String name) {
    Tensor tensor = Objects.requireNonNull(run.get(name));
    float[] values = new float[(int) tensor.shape().elements()];
    tensor.floats().get(values);
    return values;
  }
}
