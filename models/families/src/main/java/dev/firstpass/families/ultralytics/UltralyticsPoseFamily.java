package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.families.vision.DetectionParameters;
import dev.firstpass.families.vision.DetectionParameters.Defaults;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.ImageGraph;
import dev.firstpass.families.vision.ImagePipeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Pose estimation exported by Ultralytics; see the package for tensors and sources. */
public final class UltralyticsPoseFamily implements ModelFamily {
  static final Parameter<List<String>> KEYPOINTS =
      Parameter.of(
          "keypoints", ParameterType.names(), List.of(), "The names of an object's points.");

  private static final String TASK = "pose";

  private final DetectionParameters parameters =
      DetectionParameters.of(
          Defaults.of(0.25, 0.7, 300), Defaults.of(0.001, 0.7, 300).everyClass());

  @Override
  public String name() {
    return "ultralytics-pose";
  }

  @Override
  public String description() {
    return "Pose estimation, YOLOv8 to YOLO26, exported by Ultralytics.";
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
    List<String> names = ExpectedGraph.options(spec, List.of(KEYPOINTS)).get(KEYPOINTS);
    if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
      throw graph.mismatch("option 'keypoints' must name each of an object's points once");
    }
    String input = graph.imageName();
    TensorInfo output = graph.onlyOutput();
    PointShape points = pointShape(graph, output, names.size());
    HeadOutput head = HeadOutput.of(graph, output, points.size());
    PoseDecoder decoder = new PoseDecoder(parameters, spec.labels(), head, points, names);
    return new ImagePipeline(graph.image(), spec.labels(), input, decoder);
  }

  /** With visibility, unless the columns are just those of points without. */
  private static PointShape pointShape(ExpectedGraph graph, TensorInfo output, int points) {
    PointShape bare = new PointShape(points, 2);
    boolean isBare =
        DetectionLayout.of(output.shape(), HeadOutput.size(graph), graph.labels(), bare.size())
            .isPresent();
    return isBare ? bare : new PointShape(points, 3);
  }

  private static Optional<Recognition> recognised(
      ImageGraph graph, TensorShape output, ExportMetadata metadata) {
    return metadata
        .pointShape()
        .map(Stream::of)
        .orElseGet(PersonPoints::shapes)
        .flatMap(
            points ->
                RecognisedHead.of(graph, output, metadata, points.size())
                    .filter(head -> isSure(head, metadata))
                    .map(head -> recognition(head, points))
                    .stream())
        .findFirst();
  }

  /** Without any word on points, only those of a person are known. */
  private static boolean isSure(RecognisedHead head, ExportMetadata metadata) {
    boolean isTold = metadata.pointShape().isPresent() || metadata.names().isPresent();
    return head.layout() != DetectionLayout.ROWS && (isTold || head.classes().orElse(1) == 1);
  }

  private static Recognition recognition(RecognisedHead head, PointShape points) {
    List<String> assumptions = new ArrayList<>();
    Optional<LabelSet> labels = head.names();
    int classes = head.classes().orElse(1);
    if (labels.isEmpty()) {
      if (!head.metadata().namesTask()) {
        assumptions.add("the file names no task; pose estimation was assumed");
      }
      assumptions.add("the file names no classes; one, person, was assumed");
      labels = classes == 1 ? Optional.of(new LabelSet(List.of("person"))) : Optional.empty();
    }
    Map<String, Object> options =
        Map.of(KEYPOINTS.name(), PersonPoints.names(head.metadata(), points, assumptions));
    return head.recognition(ModelTask.KEYPOINT_DETECTION, classes, labels, options, assumptions);
  }
}
