package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.ImageGraph;
import dev.firstpass.families.vision.ImagePipeline;
import dev.firstpass.families.vision.LabelSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Instance segmentation exported by Ultralytics; see the package for tensors and sources. */
public final class UltralyticsSegmentFamily implements ModelFamily {
  private static final String TASK = "segment";
  private static final int BOXES_RANK = 3;
  private static final int PROTOTYPES_RANK = 4;
  private static final int STRIDE = 4;

  private final SegmentParameters parameters = new SegmentParameters();

  @Override
  public String name() {
    return "ultralytics-segment";
  }

  @Override
  public String description() {
    return "Instance segmentation by prototypes, YOLOv5 to YOLO26, exported by Ultralytics.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    ExportMetadata metadata = new ExportMetadata(facts.metadata());
    return ImageGraph.of(facts)
        .filter(graph -> metadata.admits(TASK) && graph.outputs().size() == 2)
        .flatMap(graph -> recognised(graph, metadata));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    ExpectedGraph.options(spec, List.of());
    String input = graph.imageName();
    TensorInfo prototypes = required(graph, PROTOTYPES_RANK);
    TensorInfo boxes = required(graph, BOXES_RANK);
    long coefficients = prototypes.shape().size(1);
    if (coefficients <= 0 || coefficients > Integer.MAX_VALUE) {
      throw graph.mismatch("output '" + prototypes.name() + "' has no fixed number of prototypes");
    }
    TensorShape shape = prototypes((int) coefficients, HeadOutput.size(graph));
    graph.require(prototypes, shape);
    HeadOutput output =
        HeadOutput.of(graph, boxes, (int) coefficients, ", prototypes: " + prototypes);
    SegmentDecoder decoder =
        new SegmentDecoder(parameters, spec.labels(), output, prototypes.name(), shape);
    return new ImagePipeline(graph.image(), spec.labels(), input, decoder);
  }

  private static TensorInfo required(ExpectedGraph graph, int rank) {
    return only(graph.outputs(), rank)
        .filter(output -> graph.outputs().size() == 2)
        .orElseThrow(
            () ->
                graph.mismatch(
                    "needs two outputs, boxes of three axes and prototypes of four; the graph has "
                        + graph.outputs()));
  }

  private static Optional<TensorInfo> only(List<TensorInfo> outputs, int rank) {
    List<TensorInfo> found = outputs.stream().filter(o -> o.shape().rank() == rank).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static Optional<Recognition> recognised(ImageGraph graph, ExportMetadata metadata) {
    Optional<TensorInfo> boxes = only(graph.outputs(), BOXES_RANK);
    Optional<TensorInfo> prototypes = only(graph.outputs(), PROTOTYPES_RANK);
    if (boxes.isEmpty() || prototypes.isEmpty()) {
      return Optional.empty();
    }
    TensorShape shape = prototypes.get().shape();
    long coefficients = shape.size(1);
    if (coefficients <= 0 || coefficients > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    return RecognisedHead.of(graph, boxes.get().shape(), metadata, (int) coefficients)
        .filter(head -> prototypes((int) coefficients, head.size()).admits(shape))
        .map(UltralyticsSegmentFamily::recognition);
  }

  private static Recognition recognition(RecognisedHead head) {
    List<String> assumptions = new ArrayList<>();
    Optional<LabelSet> labels = head.names();
    if (labels.isEmpty()) {
      if (head.classes().isEmpty()) {
        assumptions.add("the graph does not tell how many classes there are; 80 were assumed");
      }
      labels = LabelSets.assumed(head.classes().orElse(LabelSets.COCO_CLASSES), assumptions);
    }
    int classes = head.classes().orElse(LabelSets.COCO_CLASSES);
    return head.recognition(
        ModelTask.INSTANCE_SEGMENTATION, classes, labels, Map.of(), assumptions);
  }

  private static TensorShape prototypes(int coefficients, Fixed size) {
    return TensorShape.of(
        TensorShape.DYNAMIC, coefficients, size.height() / STRIDE, size.width() / STRIDE);
  }
}
