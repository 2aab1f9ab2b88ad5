package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
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
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.vision.BoxDecoder;
import dev.firstpass.families.vision.DetectionParameters;
import dev.firstpass.families.vision.DetectionParameters.Defaults;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.ImageGraph;
import dev.firstpass.families.vision.ImagePipeline;
import dev.firstpass.families.vision.LabelSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Detectors exported by Ultralytics; see the package for tensors and sources. */
public final class UltralyticsFamily implements ModelFamily {
  private final DetectionParameters parameters =
      DetectionParameters.of(
          Defaults.of(0.25, 0.7, 300), Defaults.of(0.001, 0.7, 300).everyClass());

  @Override
  public String name() {
    return "ultralytics";
  }

  @Override
  public String description() {
    return "YOLOv5, YOLOv8, YOLO11 and end-to-end detectors exported by Ultralytics.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    ExportMetadata metadata = new ExportMetadata(facts.metadata());
    // Segmentation, pose, classification and rotated boxes get families of their own beside this.
    if (metadata.isOtherTask() || metadata.hasNms()) {
      return Optional.empty();
    }
    return ImageGraph.of(facts)
        .flatMap(graph -> graph.onlyOutput(3).flatMap(o -> recognised(graph, o, metadata)));
  }

  @Override
  public Pipeline open(ModelSpec spec, Map<String, GraphSignature> graphs) {
    ExpectedGraph graph = ExpectedGraph.of(spec, graphs);
    ExpectedGraph.options(spec, List.of());
    Fixed size =
        graph.fixedSize().orElseThrow(() -> graph.mismatch("needs an input of a fixed size"));
    String input = graph.imageName();
    TensorInfo output = graph.onlyOutput();
    DetectionLayout layout =
        DetectionLayout.of(output.shape(), size, graph.labels())
            .orElseThrow(() -> mismatch(graph, output, size));
    graph.require(output, output.shape());
    BoxDecoder decoder =
        new BoxDecoder(parameters, spec.labels(), layout.scan(output.name(), graph.labels()));
    return new ImagePipeline(graph.image(), spec.labels(), input, decoder);
  }

  private static RuntimeException mismatch(ExpectedGraph graph, TensorInfo output, Fixed size) {
    return graph.mismatch(
        "output '"
            + output.name()
            + "' has shape "
            + output.shape()
            + " where the spec ("
            + size.width()
            + "x"
            + size.height()
            + " pixels, labels: "
            + graph.labels()
            + ") needs "
            + DetectionLayout.expected(size, graph.labels()));
  }

  private static Optional<Recognition> recognised(
      ImageGraph graph, TensorShape output, ExportMetadata metadata) {
    Optional<LabelSet> names = metadata.names();
    Optional<Fixed> size = graph.size().or(metadata::size);
    if (size.isEmpty()) {
      return Optional.empty();
    }
    if (names.isPresent()) {
      return DetectionLayout.of(output, size.get(), names.get().size())
          .map(layout -> recognition(layout, size.get(), names.get().size(), names, List.of()));
    }
    return Arrays.stream(DetectionLayout.values())
        .filter(layout -> isSure(layout, output, size.get()))
        .findFirst()
        .map(layout -> unnamed(layout, output, size.get()));
  }

  /** Without names only a shape that is known throughout is sure. */
  private static boolean isSure(DetectionLayout layout, TensorShape output, Fixed size) {
    return output.size(1) > 0
        && output.size(2) > 0
        && (layout == DetectionLayout.END_TO_END || layout.classes(output) > 0)
        && layout.fits(output, size, Math.max(layout.classes(output), 0));
  }

  private static Recognition unnamed(DetectionLayout layout, TensorShape output, Fixed size) {
    List<String> assumptions = new ArrayList<>();
    assumptions.add("the file names no task; detection was assumed");
    int classes = layout.classes(output);
    if (layout == DetectionLayout.END_TO_END) {
      classes = LabelSets.COCO_CLASSES;
      assumptions.add("the graph does not tell how many classes there are; 80 were assumed");
    }
    return recognition(layout, size, classes, LabelSets.assumed(classes, assumptions), assumptions);
  }

  private static Recognition recognition(
      DetectionLayout layout,
      Fixed size,
      int classes,
      Optional<LabelSet> labels,
      List<String> assumptions) {
    Resize resize = Resize.letterbox(Kernel.LINEAR, Rounding.ROUND, Placement.CENTRE, 114);
    return new Recognition(
        layout.words(),
        ModelTask.DETECTION,
        ImageInput.scaled(size, resize, Colour.RGB, 1 / 255.0),
        classes,
        labels,
        layout == DetectionLayout.ROWS ? Map.of("iou", 0.45, "max", 1000) : Map.of(),
        Map.of(),
        assumptions);
  }
}
