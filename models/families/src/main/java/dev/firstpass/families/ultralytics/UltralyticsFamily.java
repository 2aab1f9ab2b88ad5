package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Detectors exported by Ultralytics; see the package for tensors and sources. */
public final class UltralyticsFamily implements ModelFamily {
  private static final String TASK = "detect";
  private static final int NO_EXTRA = 0;

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
    // RT-DETR's rows may have six columns too, but no other network here samples grids.
    if (!metadata.admits(TASK) || facts.operators().contains("GridSample")) {
      return Optional.empty();
    }
    return ImageGraph.of(facts)
        .flatMap(
            graph ->
                graph.onlyOutput(3).flatMap(o -> RecognisedHead.of(graph, o, metadata, NO_EXTRA)))
        .map(UltralyticsFamily::recognition);
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    ExpectedGraph.options(spec, List.of());
    String input = graph.imageName();
    HeadOutput output = HeadOutput.of(graph, graph.onlyOutput(), NO_EXTRA);
    BoxDecoder decoder = new BoxDecoder(parameters, spec.labels(), output.scan());
    return new ImagePipeline(graph.image(), spec.labels(), input, decoder);
  }

  private static Recognition recognition(RecognisedHead head) {
    List<String> assumptions = new ArrayList<>();
    Optional<LabelSet> labels = head.names();
    if (labels.isEmpty()) {
      if (!head.metadata().namesTask()) {
        assumptions.add("the file names no task; detection was assumed");
      }
      if (head.classes().isEmpty()) {
        assumptions.add("the graph does not tell how many classes there are; 80 were assumed");
      }
      labels = LabelSets.assumed(head.classes().orElse(LabelSets.COCO_CLASSES), assumptions);
    }
    int classes = head.classes().orElse(LabelSets.COCO_CLASSES);
    return head.recognition(ModelTask.DETECTION, classes, labels, Map.of(), assumptions);
  }
}
