package dev.firstpass.families.yolox;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.families.vision.BoxDecoder;
import dev.firstpass.families.vision.DetectionParameters;
import dev.firstpass.families.vision.DetectionParameters.Defaults;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.GflHead;
import dev.firstpass.families.vision.GridLevel;
import dev.firstpass.families.vision.ImageGraph;
import dev.firstpass.families.vision.ImageNet;
import dev.firstpass.families.vision.ImagePipeline;
import dev.firstpass.families.vision.LabelSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** YOLOX detectors; see the package for tensors and sources. */
public final class YoloxFamily implements ModelFamily {
  private static final List<Integer> STRIDES = List.of(8, 16, 32);
  private static final List<Integer> P6_STRIDES = List.of(8, 16, 32, 64);
  private static final int BOX_AND_OBJECTNESS = 5;

  /** Between the input gains of weights fed 0..255 (0.6 measured) and legacy ones (32.7). */
  private static final double LEGACY_INPUT_GAIN = 6;

  private static final Parameter<Boolean> DECODED =
      Parameter.of(
          "decoded",
          ParameterType.flag(),
          false,
          "Whether the graph gives boxes in pixels (exported with --decode_in_inference).");

  private final DetectionParameters parameters =
      DetectionParameters.ofBestClass(
          Defaults.of(0.3, 0.45, 300).acrossClasses(), Defaults.of(0.01, 0.65, 100).unclipped());

  @Override
  public String name() {
    return "yolox";
  }

  @Override
  public String description() {
    return "YOLOX detectors (Megvii), raw or decoded export, current or legacy normalisation.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return ImageGraph.of(facts)
        .filter(graph -> graph.onlyOutput(3).isPresent() && graph.size().isPresent())
        .filter(graph -> isYolox(graph, graph.size().orElseThrow()))
        .map(graph -> recognised(graph, facts));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    boolean decoded = ExpectedGraph.options(spec, List.of(DECODED)).get(DECODED);
    String input = graph.imageName();
    TensorInfo output = graph.onlyOutput();
    List<Integer> strides = strides(graph, output.shape());
    int columns = BOX_AND_OBJECTNESS + graph.labels();
    graph.require(output, TensorShape.of(TensorShape.DYNAMIC, graph.places(strides), columns));
    YoloxScan scan = new YoloxScan(output.name(), spec.labels().size(), strides, decoded);
    return new ImagePipeline(
        graph.image(), spec.labels(), input, new BoxDecoder(parameters, spec.labels(), scan));
  }

  private static List<Integer> strides(ExpectedGraph graph, TensorShape output) {
    boolean p6 = output.rank() == 3 && output.size(1) == graph.places(P6_STRIDES);
    return p6 && graph.fixedSize().isPresent() ? P6_STRIDES : STRIDES;
  }

  private static boolean isYolox(ImageGraph graph, Fixed size) {
    TensorShape output = graph.onlyOutput(3).orElseThrow();
    if (output.size(2) <= BOX_AND_OBJECTNESS) {
      return false;
    }
    if (fits(STRIDES, size, output)) {
      return true;
    }
    // NanoDet-Plus has as many places where 64 divides both sides; its input is called "data".
    boolean perhapsNanodet = output.size(2) == LabelSets.COCO_CLASSES + GflHead.DISTANCES;
    return fits(P6_STRIDES, size, output)
        && !perhapsNanodet
        && graph.input().name().equals("images");
  }

  private static boolean fits(List<Integer> strides, Fixed size, TensorShape output) {
    return ImageGraph.divides(strides.get(strides.size() - 1), size)
        && output.size(1) == GridLevel.places(size.width(), size.height(), strides);
  }

  private static Recognition recognised(ImageGraph graph, GraphFacts facts) {
    boolean decoded = facts.operators().contains("Exp");
    boolean legacy = facts.inputGain().orElse(0) > LEGACY_INPUT_GAIN;
    int classes = graph.onlyOutput(3).orElseThrow().intSize(2) - BOX_AND_OBJECTNESS;
    List<String> assumptions = new ArrayList<>();
    assumptions.add(
        facts.inputGain().isPresent()
            ? "the first convolution's weights say that the input is "
                + (legacy ? "normalised RGB (legacy weights)" : "BGR in 0..255")
            : "the first convolution could not be read; BGR in 0..255 was assumed");
    return new Recognition(
        (decoded ? "decoded export" : "raw export") + (legacy ? ", legacy normalisation" : ""),
        ModelTask.DETECTION,
        input(graph.size().orElseThrow(), legacy),
        classes,
        LabelSets.assumed(classes, assumptions),
        Map.of(),
        decoded ? Map.of(DECODED.name(), true) : Map.of(),
        assumptions);
  }

  private static ImageInput input(Fixed size, boolean legacy) {
    Resize resize = Resize.letterbox(Kernel.LINEAR, Rounding.TRUNCATE, Placement.TOP_LEFT, 114);
    return legacy ? ImageNet.rgb(size, resize) : ImageInput.raw(size, resize, Colour.BGR);
  }
}
