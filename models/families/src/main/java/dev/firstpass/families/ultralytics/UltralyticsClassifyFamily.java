package dev.firstpass.families.ultralytics;

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
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.vision.Activation;
import dev.firstpass.families.vision.ClassificationDecoder;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.ImageGraph;
import dev.firstpass.families.vision.ImagePipeline;
import dev.firstpass.families.vision.ScoreParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Classifiers exported by Ultralytics; see the package for tensors and sources. */
public final class UltralyticsClassifyFamily implements ModelFamily {
  private static final String TASK = "classify";

  private final ScoreParameters parameters = new ScoreParameters(0, 0, 5, 5);

  @Override
  public String name() {
    return "ultralytics-classify";
  }

  @Override
  public String description() {
    return "Image classifiers, YOLOv8 to YOLO26, exported by Ultralytics.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  /** Recognises only files that say what they are: their shapes are those of any classifier. */
  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    ExportMetadata metadata = new ExportMetadata(facts.metadata());
    return ImageGraph.of(facts)
        .filter(graph -> metadata.namesTask() && metadata.admits(TASK))
        .flatMap(graph -> graph.onlyOutput(2).flatMap(o -> recognised(graph, o, metadata)));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    ExpectedGraph.options(spec, List.of());
    String input = graph.imageName();
    TensorInfo output = graph.onlyOutput();
    graph.require(output, TensorShape.of(TensorShape.DYNAMIC, graph.labels()));
    ClassificationDecoder decoder =
        new ClassificationDecoder(
            parameters,
            spec.labels(),
            output.name(),
            graph.labels(),
            Activation.NONE,
            ClassificationDecoder.NO_BACKGROUND);
    return new ImagePipeline(graph.image(), spec.labels(), input, decoder);
  }

  private static Optional<Recognition> recognised(
      ImageGraph graph, TensorShape output, ExportMetadata metadata) {
    Optional<Fixed> size = graph.size().or(metadata::size);
    Optional<LabelSet> names = metadata.names();
    if (size.isEmpty()
        || names.isEmpty()
        || !TensorShape.of(TensorShape.DYNAMIC, names.get().size()).admits(output)) {
      return Optional.empty();
    }
    Kernel kernel = Kernel.LINEAR_ANTIALIASED;
    boolean isSquare = size.get().width() == size.get().height();
    Resize resize = isSquare ? Resize.centreCrop(kernel, 1) : Resize.stretch(kernel);
    return Optional.of(
        new Recognition(
            "probabilities",
            ModelTask.CLASSIFICATION,
            ImageInput.scaled(size.get(), resize, Colour.RGB, 1 / 255.0),
            names.get().size(),
            names,
            Map.of(),
            Map.of(),
            List.of()));
  }
}
