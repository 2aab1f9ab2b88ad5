package dev.firstpass.families.speakersegmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Settings;
import dev.firstpass.testkit.Recordings;
import dev.firstpass.testkit.ScriptedSession;
import dev.firstpass.testkit.Specs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SpeakerSegmentationFamilyTest {
  private static final int RATE = 16_000;
  private static final int WINDOW = 16_000;
  private static final int FRAMES = 58;
  private static final Map<String, Object> WHOLE_STEPS = Map.of("step", 1, "minOnSeconds", 0);

  private final SpeakerSegmentationFamily family = new SpeakerSegmentationFamily();
  private final GraphFacts segmentation = SpeakerGraphs.segmentation(WINDOW);
  private final GraphFacts embedding = SpeakerGraphs.embedding(Map.of("normalize_samples", "1"));

  @Test
  void recognise_oneGraph_saysThatNamesMayChange() {
    Recognition recognition = family.recognise(segmentation).orElseThrow();

    assertEquals(ModelTask.SPEAKER_DIARISATION, recognition.task());
    assertEquals(new AudioInput(RATE), recognition.input());
    assertEquals(1, recognition.assumptions().size());
    assertTrue(recognition.assumptions().get(0).contains("new name"));
    assertEquals(2, family.recognise(SpeakerGraphs.plain()).orElseThrow().assumptions().size());
  }

  @Test
  void recognise_segmentationAndEmbedding_haveTheirRoles() {
    for (GraphFacts voice : List.of(embedding, SpeakerGraphs.nemoEmbedding())) {
      Recognition recognition =
          family.recognise(graphs("a.onnx", voice, "b.onnx", segmentation)).orElseThrow();

      assertEquals(Map.of("model", "b.onnx", "embedding", "a.onnx"), recognition.files());
      assertEquals(List.of(), recognition.assumptions());
    }
    assertTrue(family.recognise(graphs("a.onnx", segmentation, "b.onnx", segmentation)).isEmpty());
    assertTrue(family.recognise(embedding).isEmpty());
  }

  @Test
  void draft_windows_overlapByTheStepAndEndWithZeros() {
    float[] samples = Recordings.noise(new Random(1), 2 * WINDOW + 100);
    ScriptedSession session = speaking(List.of());

    draft(samples, session, Map.of("step", 0.25));

    assertEquals(6, session.runs().size());
    for (int run = 0; run < 6; run++) {
      int start = run * WINDOW / 4;
      float[] expected =
          Arrays.copyOf(
              Arrays.copyOfRange(samples, start, Math.min(start + WINDOW, samples.length)), WINDOW);
      assertArrayEquals(expected, floats(session.runs().get(run), "x"));
    }
  }

  @Test
  void draft_speakerReturnsAfterASilence_getsANewNameWithoutVoices() {
    List<String> speakers = draft(new float[3 * WINDOW], speaking(List.of(1, 0, 1)), WHOLE_STEPS);

    assertEquals(List.of("speaker-1", "speaker-2"), speakers);
  }

  @Test
  void draft_speakerReturnsAfterASilence_isKnownByVoice() {
    ScriptedSession voices = voices(List.of(new float[] {1, 0.1f}, new float[] {2, 0}));

    List<String> speakers =
        draft(new float[3 * WINDOW], speaking(List.of(1, 0, 2)), voices, WHOLE_STEPS);

    assertEquals(List.of("speaker-1", "speaker-1"), speakers);
  }

  @Test
  void draft_voices_areThoseWhoSpeakAlone() {
    float[] samples = Recordings.noise(new Random(2), 2 * WINDOW);
    ScriptedSession voices = voices(List.of(new float[] {1, 0}));

    draft(samples, speaking(List.of(4, 1)), voices, WHOLE_STEPS);

    assertEquals(1, voices.runs().size());
    Tensor features = Objects.requireNonNull(voices.runs().get(0).get("feats"));
    assertEquals(TensorShape.of(1, 98, 80), features.shape());
  }

  @Test
  void draft_embeddingIsNoNumber_leavesTheVoiceOut() {
    ScriptedSession voices =
        voices(List.of(new float[] {Float.NaN, 0}, new float[] {0, 1}, new float[] {0, 1}));

    List<String> speakers =
        draft(new float[3 * WINDOW], speaking(List.of(1, 2, 3)), voices, WHOLE_STEPS);

    assertEquals(List.of("speaker-1"), speakers);
  }

  @Test
  void draft_oneWindow_hasTheSpeakersThatTheWindowTellsApart() {
    ScriptedSession voices = voices(List.of());

    assertEquals(
        List.of("speaker-1", "speaker-2"),
        draft(new float[WINDOW], speaking(List.of(4)), voices, WHOLE_STEPS));
  }

  @Test
  void open_nemoEmbedding_givesItFramesLastAndTheirNumber() {
    GraphFacts nemo = SpeakerGraphs.nemoEmbedding();
    ScriptedSession voices =
        ScriptedSession.of(
            nemo.signature(),
            inputs ->
                new Outputs(
                    Map.of(
                        "logits", Tensor.of(TensorShape.of(1, 1), 0f),
                        "embs", Tensor.of(TensorShape.of(1, 2), 1f, 0f))));

    List<String> speakers =
        draft(
            open(nemo),
            Recordings.noise(new Random(3), 2 * WINDOW),
            Map.of(ModelFile.MODEL, speaking(List.of(1, 2)), EmbeddingGraph.ROLE, voices),
            WHOLE_STEPS);

    assertEquals(List.of("speaker-1"), speakers);
    Tensor frames = Objects.requireNonNull(voices.runs().get(0).get("audio_signal"));
    Tensor count = Objects.requireNonNull(voices.runs().get(0).get("length"));
    assertEquals(80, frames.shape().size(1));
    assertEquals(frames.shape().size(2), count.longs().get(0));
  }

  @Test
  void check_speakersWithoutVoices_isRefused() {
    MultiPass pipeline = open(Map.of(ModelFile.MODEL, segmentation));

    DraftingException refusal =
        assertThrows(
            DraftingException.class, () -> pipeline.check(settings(Map.of("speakers", 2))));

    assertEquals(ErrorCode.INVALID_PARAMETER, refusal.code());
    assertTrue(refusal.detail().contains("embedding"), refusal.detail());
    open(embedding).check(settings(Map.of("speakers", 2)));
  }

  @Test
  void open_embeddingThatCannotBe_isRefused() {
    for (GraphFacts other :
        List.of(
            SpeakerGraphs.embedding(Map.of("sample_rate", "8000")),
            SpeakerGraphs.embedding(
                Map.of("normalize_samples", "1", "feature_normalize_type", "median")),
            segmentation)) {
      DraftingException refusal = assertThrows(DraftingException.class, () -> open(other));

      assertEquals(ErrorCode.MODEL_MISMATCH, refusal.code());
    }
  }

  private List<String> draft(float[] samples, Session session, Map<String, Object> settings) {
    MultiPass pipeline = open(Map.of(ModelFile.MODEL, segmentation));
    return draft(pipeline, samples, Map.of(ModelFile.MODEL, session), settings);
  }

  private List<String> draft(
      float[] samples, Session session, Session voices, Map<String, Object> settings) {
    Map<String, Session> sessions = Map.of(ModelFile.MODEL, session, EmbeddingGraph.ROLE, voices);
    return draft(open(embedding), samples, sessions, settings);
  }

  private List<String> draft(
      MultiPass pipeline,
      float[] samples,
      Map<String, Session> sessions,
      Map<String, Object> settings) {
    return pipeline
        .draft(
            Recordings.of(samples, RATE),
            role -> Objects.requireNonNull(sessions.get(role)),
            settings(settings))
        .stream()
        .map(suggestion -> "" + ((Segment) suggestion).speaker())
        .toList();
  }

  private MultiPass open(GraphFacts voice) {
    return open(Map.of(ModelFile.MODEL, segmentation, EmbeddingGraph.ROLE, voice));
  }

  private MultiPass open(Map<String, GraphFacts> graphs) {
    return (MultiPass)
        family.open(
            Specs.of(family, family.recognise(segmentation).orElseThrow()),
            new ModelContent(graphs, Map.of()));
  }

  private Settings settings(Map<String, Object> values) {
    return Settings.prediction(family.parameters()).with(values);
  }

  private static ModelContent graphs(
      String first, GraphFacts one, String second, GraphFacts other) {
    return new ModelContent(Map.of(first, one, second, other), Map.of());
  }

  /** One class in all frames of each window; nobody after them. */
  private ScriptedSession speaking(List<Integer> classes) {
    List<Integer> left = new ArrayList<>(classes);
    return ScriptedSession.of(
        segmentation.signature(),
        inputs -> {
          byte[] all = new byte[FRAMES];
          Arrays.fill(all, left.isEmpty() ? 0 : left.remove(0).byteValue());
          return SpeakerGraphs.scores("y", all);
        });
  }

  private ScriptedSession voices(List<float[]> vectors) {
    return ScriptedSession.inOrder(
        embedding.signature(),
        vectors.stream()
            .map(
                vector ->
                    new Outputs(
                        Map.of("embs", Tensor.of(TensorShape.of(1, vector.length), vector))))
            .toList());
  }

  private static float[] floats(Map<String, Tensor> run, String name) {
    Tensor tensor = Objects.requireNonNull(run.get(name));
    float[] values = new float[(int) tensor.shape().elements()];
    tensor.floats().get(values);
    return values;
  }
}
