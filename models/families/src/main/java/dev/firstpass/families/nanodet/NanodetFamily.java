package dev.firstpass.families.nanodet;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.vision.BoxDecoder;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.DetectionParameters;
import dev.firstpass.families.vision.DetectionParameters.Defaults;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.GflHead;
import dev.firstpass.families.vision.GflHead.Centre;
import dev.firstpass.families.vision.GflMaps;
import dev.firstpass.families.vision.GridLevel;
import dev.firstpass.families.vision.ImageGraph;
import dev.firstpass.families.vision.ImageNet;
import dev.firstpass.families.vision.ImagePipeline;
import dev.firstpass.families.vision.LabelSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** NanoDet-m and NanoDet-Plus detectors; see the package for tensors and sources. */
public final class NanodetFamily implements ModelFamily {
  static final List<Integer> PLUS_STRIDES = List.of(8, 16, 32, 64);
  private static final List<Integer> STRIDES = List.of(8, 16, 32);

  private static final Centre CENTRE = new Centre(0.5f, -0.5f);
  private static final Centre PLUS_CENTRE = new Centre(0, 0);

  /** OpenCV Zoo gives the best class of each place and suppresses across classes. */
  private static final Map<String, Object> ZOO = Map.of("classAgnostic", true, "multiLabel", false);

  private final DetectionParameters parameters =
      DetectionParameters.of(
          Defaults.of(0.35, 0.6, 100).everyClass(), Defaults.of(0.05, 0.6, 100).everyClass());

  @Override
  public String name() {
    return "nanodet";
  }

  @Override
  public String description() {
    return "NanoDet-m (OpenCV Zoo's export) and NanoDet-Plus detectors.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return ImageGraph.of(facts)
        .flatMap(
            graph ->
                graph
                    .size()
                    .flatMap(
                        size -> recognisedM(graph, size).or(() -> recognisedPlus(graph, size))));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    ExpectedGraph.options(spec, List.of());
    String input = graph.imageName();
    CandidateScan scan = graph.outputs().size() == 1 ? plus(graph) : m(graph);
    return new ImagePipeline(
        graph.image(), spec.labels(), input, new BoxDecoder(parameters, spec.labels(), scan));
  }

  private static CandidateScan m(ExpectedGraph graph) {
    return GflMaps.of(graph, STRIDES, new GflHead(graph.labels(), CENTRE));
  }

  private static CandidateScan plus(ExpectedGraph graph) {
    TensorInfo output = graph.onlyOutput();
    int columns = graph.labels() + GflHead.DISTANCES;
    graph.require(output, TensorShape.of(TensorShape.DYNAMIC, graph.places(PLUS_STRIDES), columns));
    return new NanodetPlusScan(output.name(), new GflHead(graph.labels(), PLUS_CENTRE));
  }

  private static Optional<Recognition> recognisedM(ImageGraph graph, Fixed size) {
    Resize resize = Resize.letterbox(Kernel.AREA, Rounding.TRUNCATE, Placement.CENTRE, 0);
    return GflMaps.classes(graph.outputs(), size.width(), size.height(), STRIDES)
        .map(classes -> recognition("NanoDet-m", ImageNet.bgr(size, resize), classes, ZOO));
  }

  private static Optional<Recognition> recognisedPlus(ImageGraph graph, Fixed size) {
    int places = GridLevel.places(size.width(), size.height(), PLUS_STRIDES);
    return graph
        .onlyOutput(3)
        .filter(output -> output.size(1) == places && output.size(2) > GflHead.DISTANCES)
        .filter(output -> isPlus(graph, size, output))
        .map(output -> output.intSize(2) - GflHead.DISTANCES)
        .map(
            classes ->
                recognition(
                    "NanoDet-Plus",
                    ImageNet.bgr(size, Resize.stretch(Kernel.LINEAR)),
                    classes,
                    Map.of()));
  }

  /** Where 64 divides both sides, YOLOX's P6 models have as many places. */
  private static boolean isPlus(ImageGraph graph, Fixed size, TensorShape output) {
    return !ImageGraph.divides(64, size)
        || output.size(2) == LabelSets.COCO_CLASSES + GflHead.DISTANCES
        || graph.input().name().equals("data");
  }

  private static Recognition recognition(
      String variant, ImageInput input, int classes, Map<String, Object> parameters) {
    List<String> assumptions = new ArrayList<>();
    assumptions.add(
        "normalisation cannot be read from the graph; NanoDet's own was assumed"
            + " (BGR, ImageNet mean and deviation)");
    return new Recognition(
        variant,
        ModelTask.DETECTION,
        input,
        classes,
        LabelSets.assumed(classes, assumptions),
        parameters,
        Map.of(),
        assumptions);
  }
}
