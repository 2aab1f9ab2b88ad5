package dev.firstpass.families.yolofastestv2;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
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
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.families.vision.BoxDecoder;
import dev.firstpass.families.vision.DetectionParameters;
import dev.firstpass.families.vision.DetectionParameters.Defaults;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.GridLevel;
import dev.firstpass.families.vision.ImageGraph;
import dev.firstpass.families.vision.ImagePipeline;
import dev.firstpass.families.vision.LabelSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Yolo-FastestV2 detectors; see the package for tensors and sources. */
public final class YoloFastestV2Family implements ModelFamily {
  static final List<Integer> STRIDES = List.of(16, 32);

  private static final List<Double> COCO_ANCHORS =
      List.of(
          12.64, 19.39, 37.88, 51.48, 55.71, 138.31, 126.91, 78.23, 131.57, 214.55, 279.92, 258.87);
  private static final Parameter<List<Double>> ANCHORS =
      Parameter.of(
          "anchors",
          ParameterType.numbers(0, 100_000),
          COCO_ANCHORS,
          "Width and height of each anchor in tensor pixels, as the trainer's .data file has them.");

  private final DetectionParameters parameters =
      DetectionParameters.ofBestClass(
          Defaults.of(0.3, 0.4, 300), Defaults.of(0.01, 0.4, 300).unclipped());

  @Override
  public String name() {
    return "yolo-fastestv2";
  }

  @Override
  public String description() {
    return "Yolo-FastestV2 detectors (dog-qiuqiu).";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return ImageGraph.of(facts)
        .flatMap(graph -> graph.size().flatMap(size -> recognised(size, graph.outputs())));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    List<Double> anchors = ExpectedGraph.options(spec, List.of(ANCHORS)).get(ANCHORS);
    int numbers = 2 * STRIDES.size();
    if (anchors.isEmpty() || anchors.size() % numbers != 0) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL,
          "model '"
              + spec.id()
              + "', options: 'anchors' needs a multiple of "
              + numbers
              + " numbers, a width and a height for each anchor of two levels; it has "
              + anchors.size());
    }
    String input = graph.imageName();
    YoloFastestV2Scan scan = new YoloFastestV2Scan(names(graph, anchors), anchors, graph.labels());
    return new ImagePipeline(
        graph.image(), spec.labels(), input, new BoxDecoder(parameters, spec.labels(), scan));
  }

  static int anchorsPerPlace(List<Double> anchors) {
    return anchors.size() / (2 * STRIDES.size());
  }

  /** Returns how many numbers a place has. */
  static int columns(List<Double> anchors, int classes) {
    return 5 * anchorsPerPlace(anchors) + classes;
  }

  private static List<String> names(ExpectedGraph graph, List<Double> anchors) {
    Fixed size =
        graph.fixedSize().orElseThrow(() -> graph.mismatch("needs an input of a fixed size"));
    List<TensorInfo> outputs = graph.outputs();
    if (outputs.size() != STRIDES.size()) {
      throw graph.mismatch("the graph must have two outputs; it has " + outputs);
    }
    List<GridLevel> levels = GridLevel.of(size.width(), size.height(), STRIDES);
    for (int i = 0; i < levels.size(); i++) {
      graph.require(outputs.get(i), shape(levels.get(i), columns(anchors, graph.labels())));
    }
    return outputs.stream().map(TensorInfo::name).toList();
  }

  private static TensorShape shape(GridLevel level, long columns) {
    return TensorShape.of(TensorShape.DYNAMIC, level.rows(), level.columns(), columns);
  }

  private static Optional<Recognition> recognised(Fixed size, List<TensorInfo> outputs) {
    if (outputs.size() != STRIDES.size() || !ImageGraph.divides(STRIDES.get(1), size)) {
      return Optional.empty();
    }
    List<GridLevel> levels = GridLevel.of(size.width(), size.height(), STRIDES);
    long columns = outputs.get(0).shape().size(-1);
    int classes = (int) columns - columns(COCO_ANCHORS, 0);
    for (int i = 0; i < levels.size(); i++) {
      if (!shape(levels.get(i), columns).admits(outputs.get(i).shape())) {
        return Optional.empty();
      }
    }
    return classes < 1 ? Optional.empty() : Optional.of(recognition(size, classes));
  }

  private static Recognition recognition(Fixed size, int classes) {
    List<String> assumptions = new ArrayList<>();
    assumptions.add(
        "the anchors are not in the graph; those of the trainer's data/coco.data were assumed:"
            + " compare them with your own .data file (options: anchors)");
    assumptions.add(
        "normalisation cannot be read from the graph; Yolo-FastestV2's own was assumed (BGR / 255)");
    return new Recognition(
        "Yolo-FastestV2",
        ModelTask.DETECTION,
        ImageInput.scaled(size, Resize.stretch(Kernel.LINEAR), Colour.BGR, 1 / 255.0),
        classes,
        LabelSets.assumed(classes, assumptions),
        Map.of(),
        Map.of(ANCHORS.name(), COCO_ANCHORS),
        assumptions);
  }
}
