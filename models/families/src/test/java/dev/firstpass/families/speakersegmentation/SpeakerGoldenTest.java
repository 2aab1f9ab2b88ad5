package dev.firstpass.families.speakersegmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.ModelFile;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares turns with the reference's own; see {@code golden-speaker-segmentation/README.md}. */
final class SpeakerGoldenTest {
  /** One frame, in seconds. */
  private static final double FRAME = 270 / 16_000.0 + 1e-6;

  private static final int MOST_UNHEARD = 4;
  private static final int FRAMES = 589;
  private static final int WINDOW = 160_000;

  private final SpeakerSegmentationFamily family = new SpeakerSegmentationFamily();
  private final GraphFacts segmentation = SpeakerGraphs.segmentation(WINDOW);
  private final GraphFacts embedding =
      SpeakerGraphs.embedding(
          Map.of("normalize_samples", "0", "feature_normalize_type", "global-mean"));

  record Case(Map<?, ?> json) {
    int number(String key) {
      return ((Number) Objects.requireNonNull(json.get(key))).intValue();
    }

    ByteBuffer bytes(String key) {
      byte[] bytes = Base64.getDecoder().decode((String) Objects.requireNonNull(json.get(key)));
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean isContinuous() {
      return Boolean.TRUE.equals(json.get("continuous"));
    }

    List<Run> runs() {
      return list(json.get("runs")).stream().map(run -> new Run((Map<?, ?>) run)).toList();
    }

    @Override
    public String toString() {
      return String.valueOf(json.get("name"));
    }
  }

  record Run(Map<?, ?> json) {
    Map<String, Object> settings() {
      return Map.of(
          "speakers", Objects.requireNonNull(json.get("speakers")),
          "clusterThreshold", Objects.requireNonNull(json.get("threshold")));
    }

    /**
     * Returns the reference's segments. Where two speakers of a window are taken for one, it gives
     * the frames in which both speak to a second whom no window hears there; those few are left
     * out, see the package.
     */
    List<Heard> expected(List<Suggestion> drafted) {
      if (!Boolean.TRUE.equals(json.get("merged"))) {
        return segments();
      }
      List<Heard> heard =
          segments().stream()
              .filter(one -> drafted.stream().map(Heard::of).anyMatch(one::isSpokenLike))
              .toList();
      assertTrue(heard.size() >= segments().size() - MOST_UNHEARD);
      return heard;
    }

    List<Heard> segments() {
      return list(json.get("segments")).stream()
          .map(segment -> list(segment).stream().map(Number.class::cast).toList())
          .map(s -> new Heard(s.get(0).doubleValue(), s.get(1).doubleValue(), "" + s.get(2)))
          .toList();
    }
  }

  /** Compared to a frame. */
  record Heard(double start, double end, String speaker) {
    static Heard of(Suggestion suggestion) {
      Segment segment = (Segment) suggestion;
      return new Heard(
          segment.span().startSeconds(), segment.span().endSeconds(), "" + segment.speaker());
    }

    boolean isSpokenLike(Heard other) {
      return Math.abs(start - other.start) <= FRAME && Math.abs(end - other.end) <= FRAME;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream file =
            Objects.requireNonNull(
                SpeakerGoldenTest.class.getResourceAsStream(
                    "/golden-speaker-segmentation/segments.json"));
        JsonParser parser = PlainJson.factory().createParser(file)) {
      return list(PlainJson.read(parser)).stream().map(json -> new Case((Map<?, ?>) json));
    }
  }

  static Stream<Case> continuousCases() throws IOException {
    return cases().filter(Case::isContinuous);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void draft_withVoices_givesTheReferencesSegments(Case golden) {
    for (Run run : golden.runs()) {
      Map<String, GraphFacts> graphs =
          Map.of(ModelFile.MODEL, segmentation, EmbeddingGraph.ROLE, embedding);
      Map<String, Session> sessions =
          Map.of(ModelFile.MODEL, windows(golden), EmbeddingGraph.ROLE, voices(golden));

      List<Suggestion> drafted = draft(golden, graphs, sessions, run.settings());

      assertSame(run.expected(drafted), drafted, golden + " with " + run.settings());
    }
  }

  @ParameterizedTest
  @MethodSource("continuousCases")
  void draft_withoutVoicesNobodySilentForLong_givesTheSame(Case golden) {
    Map<String, GraphFacts> graphs = Map.of(ModelFile.MODEL, segmentation);

    List<Suggestion> drafted =
        draft(golden, graphs, Map.of(ModelFile.MODEL, windows(golden)), Map.of());

    assertSame(golden.runs().get(0).segments(), drafted, golden.toString());
  }

  private static void assertSame(List<Heard> expected, List<Suggestion> drafted, String what) {
    List<Heard> ours = drafted.stream().map(Heard::of).toList();
    assertEquals(expected.size(), ours.size(), () -> what + ": " + expected + " not " + ours);
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < expected.size(); i++) {
      Heard one = expected.get(i);
      String name = names.computeIfAbsent(one.speaker(), k -> "speaker-" + (names.size() + 1));
      assertEquals(one.start(), ours.get(i).start(), FRAME, what);
      assertEquals(one.end(), ours.get(i).end(), FRAME, what);
      assertEquals(name, ours.get(i).speaker(), what);
    }
  }

  private List<Suggestion> draft(
      Case golden,
      Map<String, GraphFacts> graphs,
      Map<String, Session> sessions,
      Map<String, Object> settings) {
    MultiPass pipeline =
        (MultiPass)
            family.open(
                Specs.of(family, family.recognise(segmentation).orElseThrow()),
                new ModelContent(new LinkedHashMap<>(graphs), Map.of()));
    float[] samples = Recordings.noise(new Random(5), golden.number("samples"));
    return pipeline.draft(
        Recordings.of(samples, 16_000),
        role -> Objects.requireNonNull(sessions.get(role)),
        Settings.prediction(family.parameters()).with(settings));
  }

  private Session windows(Case golden) {
    byte[] all = golden.bytes("classes").array();
    List<Outputs> answers = new ArrayList<>();
    for (int i = 0; i < golden.number("windows"); i++) {
      byte[] classes = Arrays.copyOfRange(all, i * FRAMES, (i + 1) * FRAMES);
      answers.add(SpeakerGraphs.scores("y", classes));
    }
    return ScriptedSession.inOrder(segmentation.signature(), answers);
  }

  private Session voices(Case golden) {
    int size = golden.number("size");
    FloatBuffer all = golden.bytes("embeddings").asFloatBuffer();
    List<Outputs> answers = new ArrayList<>();
    while (all.hasRemaining()) {
      float[] vector = new float[size];
      all.get(vector);
      answers.add(new Outputs(Map.of("embs", Tensor.of(TensorShape.of(1, size), vector))));
    }
    return ScriptedSession.inOrder(embedding.signature(), answers);
  }

  private static List<?> list(@Nullable Object json) {
    return (List<?>) Objects.requireNonNull(json);
  }
}
