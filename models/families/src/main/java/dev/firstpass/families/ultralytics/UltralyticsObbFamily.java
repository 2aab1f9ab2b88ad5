package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
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

/** Oriented detection exported by Ultralytics; see the package for tensors and sources. */
public final class UltralyticsObbFamily implements ModelFamily {
  private static final String TASK = "obb";
  private static final int ANGLE = 1;
  private static final int DOTA_CLASSES = 15;

  private final DetectionParameters parameters =
      DetectionParameters.ofRotatedBoxes(
          Defaults.of(0.25, 0.7, 300), Defaults.of(0.001, 0.7, 300).everyClass());

  @Override
  public String name() {
    return "ultralytics-obb";
  }

  @Override
  public String description() {
    return "Detection of turned boxes, YOLOv8 to YOLO26, exported by Ultralytics.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    ExportMetadata metadata = new ExportMetadata(facts.metadata());
    if (!metadata.admits(TASK) || facts.operators().contains("GridSample")) {
      return Optional.empty();
    }
    return ImageGraph.of(facts)
        .flatMap(graph -> graph.onlyOutput(3).flatMap(o -> recognised(graph, o, metadata)));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    ExpectedGraph.options(spec, List.of());
    String input = graph.imageName();
    HeadOutput head = HeadOutput.of(graph, graph.onlyOutput(), ANGLE);
    ObbDecoder decoder = new ObbDecoder(parameters, spec.labels(), head);
    return new ImagePipeline(graph.image(), spec.labels(), input, decoder);
  }

  private static Optional<Recognition> recognised(
      ImageGraph graph, TensorShape output, ExportMetadata metadata) {
    return RecognisedHead.of(graph, output, metadata, ANGLE)
        .filter(head -> isSure(head, metadata))
        .map(UltralyticsObbFamily::recognition);
  }

  /**
   * Without metadata a turned box cannot be told from one class more; the number of classes of DOTA
   * makes it a question at least.
   */
  private static boolean isSure(RecognisedHead head, ExportMetadata metadata) {
    boolean isTold = metadata.namesTask() || metadata.names().isPresent();
    return head.layout() != DetectionLayout.ROWS
        && head.classes().isPresent()
        && (isTold || head.classes().getAsInt() == DOTA_CLASSES);
  }

  private static Recognition recognition(RecognisedHead head) {
    List<String> assumptions = new ArrayList<>();
    int classes = head.classes().orElseThrow();
    if (!head.metadata().namesTask() && head.names().isEmpty()) {
      assumptions.add("the file names no task; detection of turned boxes was assumed");
    }
    return head.recognition(
        ModelTask.ORIENTED_DETECTION,
        classes,
        head.names().or(() -> LabelSets.assumed(classes, assumptions)),
        Map.of(),
        assumptions);
  }
}
