package dev.firstpass.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.PreparedImage;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.SinglePass;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.geometry.RotatedOverlap;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Layout;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every family of image models must hold to. To test a family, extend this for each export
 * that it knows and supply the family, a small graph and outputs of that graph.
 *
 * <p>Numbers come from seeds, so a failure repeats.
 */
public abstract class ModelFamilyContract {
  private static final int SEEDS = 20;
  private static final double LOW = 0.02;
  private static final double TOLERANCE = 1e-6;
  private static final byte MARK = 7;

  /** Returns the family. */
  protected abstract ModelFamily family();

  /** Returns the facts of a graph that the family recognises; small, so that tests are quick. */
  protected abstract GraphFacts facts();

  /**
   * Returns outputs such as the graph could give for one image, batch axis 1: some scores high,
   * some boxes overlapping.
   */
  protected abstract Outputs outputs(RandomGenerator random);

  /** Returns the tensor's width, where the spec leaves the size open. */
  protected int openWidth() {
    return 96;
  }

  /** Returns the tensor's height, where the spec leaves the size open. */
  protected int openHeight() {
    return 64;
  }

  /** Returns whether graphs of this export may have any size on this axis of a tensor. */
  protected boolean isFree(String tensor, int axis) {
    return axis == 0;
  }

  /**
   * Returns how far a box may be from where its twin in the tensor is, in source pixels, for shapes
   * that are made of whole pixels of the source.
   */
  protected double tolerance() {
    return TOLERANCE;
  }

  /** Returns whether the graph tells how many classes there are. */
  protected boolean tellsClasses() {
    return true;
  }

  /** Returns whether the graph is given the image's numbers themselves, not others made of them. */
  protected boolean takesImageAsItIs() {
    return true;
  }

  /**
   * Returns settings under which padding only moves boxes: a family that cuts boxes at the edges of
   * the picture before it suppresses needs {@code iou: 1}.
   */
  protected Map<String, Object> paddingSettings() {
    return Map.of();
  }

  /** Returns the spec under test: what the family recognises in {@link #facts()}. */
  protected ModelSpec spec() {
    return Specs.of(family(), recognition());
  }

  @Test
  public final void services_listTheFamily() {
    assertTrue(
        ServiceLoader.load(ModelFamily.class).stream()
            .anyMatch(provider -> provider.type() == family().getClass()));
  }

  @Test
  public final void recognise_ownGraph_opens() {
    Recognition recognition = recognition();

    SinglePass pipeline = open(spec(), graph());

    assertEquals(recognition.input(), pipeline.input());
    assertEquals(spec().labels(), pipeline.labels());
    recognition.labels().ifPresent(l -> assertEquals(recognition.classes(), l.size()));
    settings(); // The recognised parameters are the family's own.
  }

  @Test
  public final void inputs_image_isGivenAsItIs() {
    Tensor image = image();

    Map<String, Tensor> inputs =
        open(spec(), graph()).inputs(new PreparedImage(image, wholeTensor()));

    assertEquals(
        graph().inputs().stream().map(TensorInfo::name).collect(Collectors.toSet()),
        inputs.keySet());
    // What has the image's own numbers changes as they do.
    image.data().put(0, MARK);
    assertEquals(
        takesImageAsItIs() ? 1 : 0,
        inputs.values().stream().filter(tensor -> tensor.data().get(0) == MARK).count());
    for (TensorInfo info : graph().inputs()) {
      Tensor tensor = Objects.requireNonNull(inputs.get(info.name()));
      assertEquals(info.type(), tensor.type());
      assertTrue(info.shape().admits(tensor.shape()), info + " does not admit " + tensor.shape());
      assertTrue(tensor.data().isDirect(), info + " is not given in a direct buffer");
    }
  }

  @Test
  public final void decode_plausibleOutputs_areInsideTheImageAndSorted() {
    int suggestions = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Suggestion> drafted = decode(outputs(new Random(seed)), padded(), settings());
      assertWellFormed(drafted, padded());
      suggestions += drafted.size();
    }
    assertTrue(suggestions > 0, "outputs() must give outputs of which something remains");
  }

  @Test
  public final void decode_hostileOutputs_areInsideTheImageAndSorted() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      for (double share : new double[] {0.01, 0.3, 1}) {
        Outputs hostile = RandomTensors.spoiled(random, outputs(random), share);
        assertWellFormed(decode(hostile, padded(), settings()), padded());
        assertWellFormed(
            decode(hostile, padded(), settings().with(Map.of("threshold", 0))), padded());
        decode(hostile, padded(), Settings.evaluation(family().parameters()));
      }
    }
  }

  @Test
  public final void decode_twiceAndFromOtherBuffers_isEqual() {
    SinglePass pipeline = open(spec(), graph());
    for (int seed = 0; seed < SEEDS; seed++) {
      Outputs outputs = outputs(new Random(seed));
      List<Suggestion> first = pipeline.decode(outputs, padded(), settings());
      pipeline.decode(outputs(new Random(seed + 1L)), padded(), settings());

      assertEquals(first, pipeline.decode(outputs, padded(), settings()));
      assertEquals(first, pipeline.decode(RandomTensors.direct(outputs), padded(), settings()));
    }
  }

  @Test
  public final void decode_slicesOfABatch_areAsSingles() {
    SinglePass pipeline = open(spec(), graph());
    List<Outputs> singles = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      singles.add(outputs(new Random(seed)));
    }
    List<Outputs> slices = RandomTensors.slicesOfOneBatch(singles);
    for (int seed = 0; seed < SEEDS; seed++) {
      assertEquals(
          pipeline.decode(singles.get(seed), padded(), settings()),
          pipeline.decode(slices.get(seed), padded(), settings()));
    }
  }

  @Test
  public final void pointNames_areThoseOfTheKeyPoints() {
    SinglePass pipeline = open(spec(), graph());
    for (int seed = 0; seed < SEEDS; seed++) {
      for (Suggestion one : pipeline.decode(outputs(new Random(seed)), padded(), settings())) {
        List<String> names =
            one instanceof Region region && region.shape() instanceof Keypoints keypoints
                ? keypoints.points().stream().map(Keypoints.Keypoint::name).toList()
                : List.of();
        assertEquals(pipeline.pointNames(), names);
      }
    }
  }

  @Test
  public final void decode_otherPadding_movesBoxesOnly() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Outputs outputs = outputs(new Random(seed));
      Settings settings = settings().with(paddingSettings());
      List<Suggestion> inTensor = decode(outputs, wholeTensor(), settings);

      assertAlike(mapped(inTensor, padded()), decode(outputs, padded(), settings));
    }
  }

  @Test
  public final void decode_higherThreshold_keepsThoseAboveIt() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Outputs outputs = outputs(new Random(seed));
      List<Suggestion> all = decode(outputs, padded(), settings());
      for (double threshold : new double[] {0.1, 0.3, 0.5, 0.8, 1}) {
        assertEquals(
            all.stream().filter(suggestion -> suggestion.score() >= threshold).toList(),
            decode(outputs, padded(), settings().with(Map.of("threshold", threshold))));
      }
    }
  }

  @Test
  public final void decode_max_isHonoured() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Outputs outputs = outputs(new Random(seed));
      List<Suggestion> all = decode(outputs, padded(), settings());
      for (int max : new int[] {1, 2, 7}) {
        List<Suggestion> best = decode(outputs, padded(), settings().with(Map.of("max", max)));
        assertTrue(best.size() <= max);
        assertEquals(best, all.stream().filter(best::contains).toList());
      }
    }
  }

  @Test
  public final void decode_labels_areHonoured() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Outputs outputs = outputs(new Random(seed));
      for (Suggestion one : decode(outputs, padded(), settings().with(Map.of("max", 3)))) {
        List<Suggestion> kept =
            decode(outputs, padded(), settings().with(Map.of("labels", List.of(one.label()))));
        assertFalse(kept.isEmpty());
        assertTrue(kept.stream().allMatch(s -> s.label().equals(one.label())));
      }
    }
  }

  @Test
  public final void decode_thresholdOfOneLabel_holdsForThatLabelOnly() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Outputs outputs = outputs(new Random(seed));
      List<Suggestion> all = decode(outputs, padded(), settings());
      if (!all.isEmpty()) {
        String label = all.get(0).label();
        Map<String, Object> none = Map.of("thresholds", Map.of(label, 1.0));
        assertTrue(
            decode(outputs, padded(), settings().with(none)).stream()
                .noneMatch(s -> s.label().equals(label) && s.score() < 1));
      }
    }
  }

  @Test
  public final void decode_unknownLabel_isRefusedWithTheKnown() {
    Outputs outputs = outputs(new Random(0));
    String known = spec().labels().name(0);
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("labels", List.of(known + "x")), Map.of("thresholds", Map.of(known + "x", 1)))) {
      DraftingException e =
          assertThrows(
              DraftingException.class, () -> decode(outputs, padded(), settings().with(wrong)));
      assertEquals(ErrorCode.INVALID_PARAMETER, e.code());
      assertTrue(e.detail().contains("'" + known + "x'"), e.detail());
      assertTrue(e.detail().contains("did you mean '" + known + "'?"), e.detail());
    }
  }

  @Test
  public final void decode_otherShape_isAMismatch() {
    Outputs outputs = outputs(new Random(0));
    for (String name : outputs.tensors().keySet()) {
      Map<String, Tensor> changed = new LinkedHashMap<>(outputs.tensors());
      changed.put(name, Tensor.of(TensorShape.of(1, 1, 1, 1, 1), 0.5f));
      DraftingException e =
          assertThrows(
              DraftingException.class, () -> decode(new Outputs(changed), padded(), settings()));
      assertEquals(ErrorCode.MODEL_OUTPUT_MISMATCH, e.code());
    }
  }

  @Test
  public final void open_otherSize_isRefusedWithBothShapes() {
    GraphSignature graph = graph();
    List<TensorInfo> tensors = new ArrayList<>(graph.inputs());
    tensors.addAll(graph.outputs());
    for (int i = 0; i < tensors.size(); i++) {
      TensorInfo tensor = tensors.get(i);
      for (int axis = 0; axis < tensor.shape().rank(); axis++) {
        long size = tensor.shape().size(axis);
        if (size != TensorShape.DYNAMIC && !isFree(tensor.name(), axis)) {
          TensorInfo changed = Graphs.withSize(tensor, axis, size + 1);
          String detail = refusal(spec(), Graphs.with(graph, i, changed));
          assertTrue(detail.contains(tensor.name()), detail);
          assertTrue(detail.contains(changed.shape().toString()), detail);
          assertTrue(shapes(detail) >= 2, "names no expected shape: " + detail);
        }
      }
    }
  }

  @Test
  public final void open_otherOutputs_isRefused() {
    GraphSignature graph = graph();
    for (int i = 0; i < graph.outputs().size(); i++) {
      List<TensorInfo> fewer = new ArrayList<>(graph.outputs());
      fewer.remove(i);
      refusal(spec(), new GraphSignature(graph.inputs(), fewer));
      TensorInfo output = graph.outputs().get(i);
      TensorInfo halves = new TensorInfo(output.name(), ElementType.FLOAT16, output.shape());
      refusal(spec(), Graphs.with(graph, graph.inputs().size() + i, halves));
    }
  }

  @Test
  public final void open_furtherInput_isRefused() {
    List<TensorInfo> inputs = new ArrayList<>(graph().inputs());
    inputs.add(Graphs.tensor("more", 1, 2));

    refusal(spec(), new GraphSignature(inputs, graph().outputs()));
  }

  @Test
  public final void open_otherNumberOfLabels_isRefused() {
    if (tellsClasses()) {
      refusal(Specs.withLabels(spec(), Specs.numbered(spec().labels().size() + 1)), graph());
    }
  }

  @Test
  public final void open_unknownOption_isRefused() {
    ModelSpec spec = spec();
    ModelSpec wrong =
        new ModelSpec(
            spec.id(),
            spec.family(),
            spec.task(),
            spec.files(),
            spec.input(),
            spec.labels(),
            spec.parameters(),
            Map.of("noSuchOption", true),
            spec.card());

    DraftingException e = assertThrows(DraftingException.class, () -> open(wrong, graph()));

    assertEquals(ErrorCode.INVALID_MODEL, e.code());
    assertTrue(e.detail().contains("noSuchOption"), e.detail());
  }

  private Recognition recognition() {
    return family()
        .recognise(facts())
        .orElseThrow(() -> new AssertionError("does not recognise " + facts()));
  }

  private GraphSignature graph() {
    return facts().signature();
  }

  private SinglePass open(ModelSpec spec, GraphSignature graph) {
    return assertInstanceOf(SinglePass.class, family().open(spec, ModelContent.of(graph)));
  }

  private String refusal(ModelSpec spec, GraphSignature graph) {
    DraftingException e =
        assertThrows(DraftingException.class, () -> open(spec, graph), graph::toString);
    assertEquals(ErrorCode.MODEL_MISMATCH, e.code(), e.detail());
    return e.detail();
  }

  private List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
    return open(spec(), graph()).decode(outputs, letterbox, settings);
  }

  private Settings settings() {
    return Settings.prediction(family().parameters())
        .with(spec().parameters())
        .with(Map.of("threshold", LOW, "max", 1000));
  }

  /** A prepared image of the input that the spec declares. */
  private Tensor image() {
    ImageInput input = assertInstanceOf(ImageInput.class, spec().input());
    Fixed size = tensorSize();
    int channels = input.colour().channels();
    TensorShape shape =
        input.layout() == Layout.NCHW
            ? TensorShape.of(1, channels, size.height(), size.width())
            : TensorShape.of(1, size.height(), size.width(), channels);
    int bytes = Math.toIntExact(shape.elements() * input.type().bytes());
    return new Tensor(
        input.type(), shape, ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()));
  }

  private Letterbox wholeTensor() {
    Fixed size = tensorSize();
    return Letterbox.stretch(size.width(), size.height(), size.width(), size.height());
  }

  /** A picture twice as large as its place in the tensor, with padding on all sides. */
  private Letterbox padded() {
    Fixed size = tensorSize();
    return new Letterbox(
        0.5,
        0.5,
        4,
        6,
        2 * (size.width() - 8),
        2 * (size.height() - 12),
        size.width(),
        size.height());
  }

  private Fixed tensorSize() {
    ImageInput input = assertInstanceOf(ImageInput.class, spec().input());
    return input.size() instanceof Fixed fixed ? fixed : new Fixed(openWidth(), openHeight());
  }

  private static List<Suggestion> mapped(List<Suggestion> inTensor, Letterbox letterbox) {
    List<Suggestion> mapped = new ArrayList<>();
    for (Suggestion suggestion : inTensor) {
      if (!(suggestion instanceof Region region)) {
        mapped.add(suggestion);
        continue;
      }
      if (region.shape() instanceof RotatedBox turned) {
        RotatedBox moved = moved(turned, letterbox);
        if (overlaps(moved, letterbox)) {
          mapped.add(new Region(region.label(), region.score(), moved));
        }
        continue;
      }
      Box box = region.box();
      Box moved = letterbox.toSource(box.xMin(), box.yMin(), box.xMax(), box.yMax());
      if (moved.area() > 0) {
        mapped.add(new Region(region.label(), region.score(), moved));
      }
    }
    return mapped;
  }

  private static RotatedBox moved(RotatedBox box, Letterbox letterbox) {
    return new RotatedBox(
        (box.xCentre() - letterbox.offsetX()) / letterbox.scaleX(),
        (box.yCentre() - letterbox.offsetY()) / letterbox.scaleY(),
        box.width() / letterbox.scaleX(),
        box.height() / letterbox.scaleY(),
        box.radians());
  }

  /** Rotated boxes are not cut at the edges of the image, but something of them lies inside. */
  private static boolean overlaps(RotatedBox box, Letterbox letterbox) {
    Box image = new Box(0, 0, letterbox.sourceWidth(), letterbox.sourceHeight());
    return RotatedOverlap.intersection(box, image) > 0;
  }

  private void assertAlike(List<Suggestion> expected, List<Suggestion> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).label(), actual.get(i).label());
      assertEquals(expected.get(i).score(), actual.get(i).score());
      if (expected.get(i) instanceof Region region) {
        Box a = region.box();
        Box b = assertInstanceOf(Region.class, actual.get(i)).box();
        assertEquals(a.xMin(), b.xMin(), tolerance());
        assertEquals(a.yMin(), b.yMin(), tolerance());
        assertEquals(a.xMax(), b.xMax(), tolerance());
        assertEquals(a.yMax(), b.yMax(), tolerance());
      }
    }
  }

  private static void assertWellFormed(List<Suggestion> suggestions, Letterbox letterbox) {
    double above = 1;
    for (Suggestion suggestion : suggestions) {
      assertTrue(suggestion.score() <= above, "not sorted by score");
      above = suggestion.score();
      if (suggestion instanceof Region region) {
        if (region.shape() instanceof RotatedBox turned) {
          assertTrue(overlaps(turned, letterbox), () -> turned + " lies outside the image");
        } else {
          assertInside(region.box(), letterbox);
        }
        assertTrue(region.box().area() > 0, "empty box");
        if (region.shape() instanceof Keypoints keypoints) {
          keypoints
              .points()
              .forEach(
                  p ->
                      assertInside(
                          new Box(p.at().x(), p.at().y(), p.at().x(), p.at().y()), letterbox));
        }
      }
    }
  }

  private static void assertInside(Box box, Letterbox letterbox) {
    assertTrue(
        box.xMin() >= 0
            && box.yMin() >= 0
            && box.xMax() <= letterbox.sourceWidth()
            && box.yMax() <= letterbox.sourceHeight(),
        () -> box + " reaches out of the image");
  }

  /** How many shapes, {@code [?, 3, 64, 96]}, a message names. */
  private static long shapes(String message) {
    return Pattern.compile("\\[[\\d?]+(, [\\d?]+)+\\]").matcher(message).results().count();
  }
}
