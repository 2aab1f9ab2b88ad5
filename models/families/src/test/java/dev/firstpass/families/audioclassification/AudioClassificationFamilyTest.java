package dev.firstpass.families.audioclassification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelCard;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.NemoMfcc;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.Recordings;
import dev.firstpass.testkit.ScriptedSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Wires made-up models as users do, with options. */
final class AudioClassificationFamilyTest {
  private static final GraphSignature TEN_SAMPLES =
      new GraphSignature(
          List.of(Graphs.tensor("wave", -1, 10)), List.of(Graphs.tensor("scores", -1, 2)));

  private final AudioClassificationFamily family = new AudioClassificationFamily();

  @Test
  void draft_longRecording_tagsTheMeanOfItsClips() {
    ScriptedSession session = answers(TEN_SAMPLES, 0.9f, 0.2f, 0.5f, 0.4f, 0.7f, 0f);

    // 26 samples: two clips and most of a third.
    List<Suggestion> tags = draft(TEN_SAMPLES, Map.of(), 26, session, Map.of("threshold", 0.1));

    assertEquals(List.of("a", "b"), tags.stream().map(Suggestion::label).toList());
    assertEquals(0.7, tags.get(0).score(), 1e-6);
    assertEquals(0.2, tags.get(1).score(), 1e-6);
    assertEquals(true, tags.get(0) instanceof Tag);
  }

  @Test
  void draft_shortRest_isNotScored() {
    ScriptedSession session = answers(TEN_SAMPLES, 0.9f, 0.2f);

    draft(TEN_SAMPLES, Map.of(), 14, session, Map.of());

    assertEquals(1, session.runs().size());
  }

  @Test
  void draft_window_mergesNeighboursOfTheSameLabel() {
    ScriptedSession session =
        answers(TEN_SAMPLES, 0.9f, 0.1f, 0.7f, 0.3f, 0.2f, 0.8f, 0.2f, 0.3f, 0.1f, 0.1f);

    List<Suggestion> segments =
        draft(TEN_SAMPLES, Map.of(), 25, session, Map.of("window", 1.0, "hop", 0.4));

    // Windows begin at 0, 0.4, 0.8 ... s and stand for the 0.4 s in their middle.
    assertEquals(List.of("a", "b"), segments.stream().map(Suggestion::label).toList());
    TimeSpan a = ((Segment) segments.get(0)).span();
    TimeSpan b = ((Segment) segments.get(1)).span();
    assertEquals(0, a.startSeconds());
    assertEquals(1.1, a.endSeconds(), 1e-9);
    assertEquals(1.1, b.startSeconds(), 1e-9);
    assertEquals(1.5, b.endSeconds(), 1e-9);
    assertEquals(0.8, segments.get(0).score(), 1e-6);
  }

  @Test
  void draft_multiLabel_givesSegmentsThatOverlap() {
    ScriptedSession session = answers(TEN_SAMPLES, 0.9f, 0.8f, 0.7f, 0.1f);

    List<Suggestion> segments =
        draft(TEN_SAMPLES, Map.of("multi-label", true), 20, session, Map.of("window", 1.0));

    assertEquals(
        List.of(new TimeSpan(0, 2), new TimeSpan(0, 1)),
        segments.stream().map(s -> ((Segment) s).span()).toList());
  }

  @Test
  void draft_featuresFirstAndLength_areGivenSo() {
    GraphSignature graph =
        new GraphSignature(
            List.of(
                Graphs.tensor("audio_signal", -1, 64, -1),
                new TensorInfo("length", ElementType.INT64, TensorShape.of(-1))),
            List.of(Graphs.tensor("logits", -1, 2)));
    float[] samples = Recordings.noise(new Random(1), 4_000);
    ScriptedSession session = answers(graph, 3, 1);

    open(graph, 16_000, Map.of("features", "nemo-mfcc", "activation", "softmax"))
        .draft(
            Recordings.of(samples, 16_000),
            role -> session,
            Settings.prediction(family.parameters()));

    Map<String, Tensor> run = session.runs().get(0);
    int frames = 1 + 4_000 / 160;
    Tensor signal = Objects.requireNonNull(run.get("audio_signal"));
    float[] given = new float[64 * frames];
    signal.floats().get(given);
    assertEquals(TensorShape.of(1, 64, frames), signal.shape());
    assertEquals(frames, Objects.requireNonNull(run.get("length")).longs().get(0));
    float[] expected = new NemoMfcc().frames(samples).toArray();
    for (int frame = 0; frame < frames; frame++) {
      for (int feature = 0; feature < 64; feature++) {
        assertEquals(expected[frame * 64 + feature], given[feature * frames + frame]);
      }
    }
  }

  @Test
  void draft_shortRecording_isFilledUpWithZeros() {
    ScriptedSession session = answers(TEN_SAMPLES, 0.9f, 0.2f);
    float[] samples = Recordings.noise(new Random(1), 4);

    open(TEN_SAMPLES, 10, Map.of("activation", "none"))
        .draft(
            Recordings.of(samples, 10), role -> session, Settings.prediction(family.parameters()));

    float[] given = new float[10];
    Objects.requireNonNull(session.runs().get(0).get("wave")).floats().get(given);
    assertArrayEquals(Arrays.copyOf(samples, 10), given);
  }

  @Test
  void check_windowLongerThanTheClip_isRefused() {
    MultiPass pipeline = open(TEN_SAMPLES, 10, Map.of());

    for (Map<String, Object> settings :
        List.<Map<String, Object>>of(
            Map.of("window", 1.5),
            Map.of("window", 0.5, "hop", 0.6),
            Map.of("labels", List.of("c")))) {
      DraftingException refusal =
          assertThrows(
              DraftingException.class,
              () -> pipeline.check(Settings.prediction(family.parameters()).with(settings)));
      assertEquals(ErrorCode.INVALID_PARAMETER, refusal.code());
    }
  }

  @Test
  void open_fixedFramesOfUnknownLength_asksForSeconds() {
    GraphSignature graph =
        new GraphSignature(
            List.of(Graphs.tensor("mel", -1, 100, 80)), List.of(Graphs.tensor("scores", -1, 2)));
    Map<String, Object> fbank = Map.of("features", "fbank", "activation", "none");

    DraftingException refusal =
        assertThrows(DraftingException.class, () -> open(graph, 16_000, fbank));

    assertEquals(ErrorCode.MODEL_MISMATCH, refusal.code());
    open(graph, 16_000, Map.of("features", "fbank", "clip-seconds", 1));
  }

  private List<Suggestion> draft(
      GraphSignature graph,
      Map<String, Object> options,
      int samples,
      ScriptedSession session,
      Map<String, Object> settings) {
    Map<String, Object> all = new LinkedHashMap<>(options);
    all.put("activation", "none");
    return open(graph, 10, all)
        .draft(
            Recordings.of(new float[samples], 10),
            role -> session,
            Settings.prediction(family.parameters()).with(settings));
  }

  private MultiPass open(GraphSignature graph, int rate, Map<String, Object> options) {
    ModelSpec spec =
        new ModelSpec(
            new ModelId("sounds", "1"),
            family.name(),
            ModelTask.CLASSIFICATION,
            List.of(new ModelFile(ModelFile.MODEL, "model.onnx", "0".repeat(64))),
            new AudioInput(rate),
            new LabelSet(List.of("a", "b")),
            Map.of(),
            options,
            ModelCard.EMPTY);
    return (MultiPass) family.open(spec, ModelContent.of(graph));
  }

  /** Answers two scores a run. */
  private static ScriptedSession answers(GraphSignature graph, float... scores) {
    String name = graph.outputs().get(0).name();
    List<Outputs> answers = new ArrayList<>();
    for (int i = 0; i < scores.length; i += 2) {
      answers.add(
          new Outputs(Map.of(name, Tensor.of(TensorShape.of(1, 2), scores[i], scores[i + 1]))));
    }
    return ScriptedSession.inOrder(graph, answers);
  }
}
