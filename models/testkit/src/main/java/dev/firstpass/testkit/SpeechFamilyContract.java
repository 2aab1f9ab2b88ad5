package dev.firstpass.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Prepared;
import dev.firstpass.core.family.PreparedImage;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What every family of speech models of one graph must hold to. To test a family, extend this for
 * each export that it knows and supply the family, a graph and what that graph could answer.
 *
 * <p>Numbers come from seeds, so a failure repeats.
 */
public abstract class SpeechFamilyContract {
  private static final int SEEDS = 20;
  private static final double TOLERANCE = 1e-9;

  /** Returns the family. */
  protected abstract ModelFamily family();

  /** Returns the facts of a graph that the family recognises. */
  protected abstract GraphFacts facts();

  /** Returns the model's other files by role. */
  protected Map<String, byte[]> documents() {
    return Map.of();
  }

  /**
   * Returns outputs such as the graph could give: some scores high, some low.
   *
   * @param inputs of this run
   */
  protected abstract Outputs outputs(Map<String, Tensor> inputs, RandomGenerator random);

  /** Returns how many samples the family looks at, at a time. */
  protected abstract int window();

  /** Returns how many windows a recording of noise has; fewer where windows are long. */
  protected int windows() {
    return 60;
  }

  /** Returns settings under which short recordings have segments. */
  protected Map<String, Object> eagerSettings() {
    return Map.of();
  }

  /** Returns whether graphs of this export may have any size on this axis of a tensor. */
  protected boolean isFree(String tensor, int axis) {
    return axis == 0;
  }

  /** Returns the spec under test: what the family recognises in {@link #facts()}. */
  protected ModelSpec spec() {
    return Specs.of(family(), family().recognise(facts()).orElseThrow());
  }

  @Test
  public final void services_listTheFamily() {
    assertTrue(
        ServiceLoader.load(ModelFamily.class).stream()
            .anyMatch(provider -> provider.type() == family().getClass()));
  }

  @Test
  public final void recognise_ownGraph_opens() {
    Recognition recognition = family().recognise(facts()).orElseThrow();

    MultiPass pipeline = open(spec(), facts().signature());

    assertEquals(recognition.input(), pipeline.input());
    assertEquals(spec().labels(), pipeline.labels());
    pipeline.check(settings());
  }

  @Test
  public final void draft_plausibleOutputs_areInsideTheSourceAndInOrder() {
    int found = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      float[] samples = noise(seed);

      List<Suggestion> drafted = draft(Recordings.of(samples, rate()), seed, 0);

      assertWellFormed(drafted, 0, (double) samples.length / rate());
      found += drafted.size();
    }
    assertTrue(found > 0, "no outputs gave a segment");
  }

  @Test
  public final void draft_hostileOutputs_areInsideTheSourceAndInOrder() {
    for (int seed = 0; seed < SEEDS; seed++) {
      for (double share : new double[] {0.05, 0.5, 1}) {
        float[] samples = noise(seed);

        List<Suggestion> drafted = draft(Recordings.of(samples, rate()), seed, share);

        assertWellFormed(drafted, 0, (double) samples.length / rate());
      }
    }
  }

  @Test
  public final void draft_twice_isEqual() {
    for (int seed = 0; seed < SEEDS; seed++) {
      assertEquals(
          draft(Recordings.of(noise(seed), rate()), seed, 0),
          draft(Recordings.of(noise(seed), rate()), seed, 0));
    }
  }

  @Test
  public final void draft_laterInItsSource_movesSegmentsOnly() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Suggestion> here = draft(Recordings.of(noise(seed), rate()), seed, 0);
      List<Suggestion> later = draft(Recordings.startingAt(100, noise(seed), rate()), seed, 0);

      assertEquals(here.size(), later.size());
      for (int i = 0; i < here.size(); i++) {
        assertMoved(here.get(i), later.get(i));
      }
    }
  }

  @Test
  public final void draft_emptyRecording_givesNothing() {
    assertEquals(List.of(), draft(Recordings.of(new float[0], rate()), 1, 0));
  }

  @Test
  public final void draft_silenceOfAnyLength_isInsideTheSource() {
    for (int windows = 0; windows <= 3; windows++) {
      for (int more : new int[] {-1, 0, 1, window() / 2}) {
        int samples = Math.max(windows * window() + more, 0);

        List<Suggestion> drafted = draft(Recordings.of(new float[samples], rate()), windows, 0);

        assertWellFormed(drafted, 0, (double) samples / rate());
      }
    }
  }

  @Test
  public final void draft_noRecording_isABug() {
    Prepared picture =
        new PreparedImage(Tensor.of(TensorShape.of(1), 0L), Letterbox.stretch(1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> draft(picture, 1, 0));
  }

  @Test
  public final void open_otherShapes_isRefusedWithBothShapes() {
    GraphSignature graph = facts().signature();
    List<TensorInfo> tensors = new ArrayList<>(graph.inputs());
    tensors.addAll(graph.outputs());
    ModelSpec spec = spec();
    for (int index = 0; index < tensors.size(); index++) {
      TensorInfo tensor = tensors.get(index);
      for (int axis = 0; axis < tensor.shape().rank(); axis++) {
        if (!isFree(tensor.name(), axis) && tensor.shape().size(axis) > 0) {
          long other = tensor.shape().size(axis) + 1;
          GraphSignature changed = Graphs.with(graph, index, Graphs.withSize(tensor, axis, other));
          DraftingException refusal =
              assertThrows(
                  DraftingException.class,
                  () -> open(spec, changed),
                  () -> "opened with " + tensor.name() + " of size " + other);
          assertEquals(ErrorCode.MODEL_MISMATCH, refusal.code());
          assertTrue(shapes(refusal.detail()) >= 2, refusal.detail());
        }
      }
    }
  }

  @Test
  public final void open_imageInput_isRefused() {
    ModelSpec spec = spec();
    ModelSpec pictures =
        new ModelSpec(
            spec.id(),
            spec.family(),
            spec.task(),
            spec.files(),
            ImageInput.raw(
                new ImageInput.Fixed(8, 8),
                ImageInput.Resize.stretch(ImageInput.Kernel.LINEAR),
                ImageInput.Colour.RGB),
            spec.labels(),
            spec.parameters(),
            spec.options(),
            spec.card());

    DraftingException refusal =
        assertThrows(DraftingException.class, () -> open(pictures, facts().signature()));

    assertEquals(ErrorCode.MODEL_MISMATCH, refusal.code());
  }

  @Test
  public final void open_otherNumberOfLabels_isRefused() {
    ModelSpec more = Specs.withLabels(spec(), Specs.numbered(spec().labels().size() + 1));

    DraftingException refusal =
        assertThrows(DraftingException.class, () -> open(more, facts().signature()));

    assertEquals(ErrorCode.MODEL_MISMATCH, refusal.code());
  }

  @Test
  public final void open_unknownOption_isRefused() {
    ModelSpec spec = spec();
    Map<String, Object> options = new LinkedHashMap<>(spec.options());
    options.put("no-such-option", 1);
    ModelSpec odd =
        new ModelSpec(
            spec.id(),
            spec.family(),
            spec.task(),
            spec.files(),
            spec.input(),
            spec.labels(),
            spec.parameters(),
            options,
            spec.card());

    DraftingException refusal =
        assertThrows(DraftingException.class, () -> open(odd, facts().signature()));

    assertEquals(ErrorCode.INVALID_MODEL, refusal.code());
  }

  private List<Suggestion> draft(Prepared media, int seed, double spoiled) {
    Random random = new Random(seed);
    ScriptedSession session =
        ScriptedSession.of(
            facts().signature(),
            inputs -> {
              Outputs outputs = outputs(inputs, random);
              return spoiled == 0 ? outputs : RandomTensors.spoiled(random, outputs, spoiled);
            });
    return open(spec(), facts().signature()).draft(media, role -> session, settings());
  }

  private MultiPass open(ModelSpec spec, GraphSignature graph) {
    GraphFacts facts = facts();
    GraphFacts changed =
        new GraphFacts(
            graph, facts.metadata(), facts.producer(), facts.operators(), facts.inputGain());
    ModelContent content = new ModelContent(Map.of(ModelFile.MODEL, changed), documents());
    return assertInstanceOf(MultiPass.class, family().open(spec, content));
  }

  private Settings settings() {
    return Settings.prediction(family().parameters())
        .with(spec().parameters())
        .with(eagerSettings());
  }

  private int rate() {
    return assertInstanceOf(AudioInput.class, spec().input()).sampleRateHz();
  }

  /** Some windows of noise, the last of them not full. */
  private float[] noise(int seed) {
    Random random = new Random(-seed);
    return Recordings.noise(random, windows() * window() + random.nextInt(window()));
  }

  private static void assertWellFormed(List<Suggestion> drafted, double from, double to) {
    double start = from;
    for (Suggestion one : drafted) {
      assertTrue(one.score() >= 0 && one.score() <= 1, () -> "score of " + one);
      if (one instanceof Segment segment) {
        TimeSpan span = segment.span();
        double earliest = start;
        assertTrue(span.startSeconds() >= earliest, () -> span + " starts before " + earliest);
        assertTrue(span.endSeconds() <= to + TOLERANCE, () -> span + " ends after " + to);
        segment
            .words()
            .forEach(
                word -> assertTrue(word.span().endSeconds() <= to + TOLERANCE, word::toString));
        start = span.startSeconds();
      }
    }
  }

  private static void assertMoved(Suggestion here, Suggestion later) {
    assertEquals(here.label(), later.label());
    assertEquals(here.score(), later.score());
    if (here instanceof Segment a) {
      Segment b = assertInstanceOf(Segment.class, later);
      assertEquals(a.span().startSeconds() + 100, b.span().startSeconds(), TOLERANCE);
      assertEquals(a.span().endSeconds() + 100, b.span().endSeconds(), TOLERANCE);
    }
  }

  /** How many shapes, {@code [?, 576]}, a message names. */
  private static long shapes(String message) {
    return Pattern.compile("\\[[\\d?]*(, [\\d?]+)*\\]").matcher(message).results().count();
  }
}
