package dev.firstpass.families.example;

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
import dev.firstpass.families.vision.BoxDecoder;
import dev.firstpass.families.vision.DetectionParameters;
import dev.firstpass.families.vision.DetectionParameters.Defaults;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.ImageGraph;
import dev.firstpass.families.vision.ImagePipeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds birds; see the package. */
public final class BirdsFamily implements ModelFamily {
  static final String BIRDS = "birds";
  static final int COLUMNS = 5;

  private final DetectionParameters parameters =
      DetectionParameters.ofBestClass(Defaults.of(0.4, 0.5, 300), Defaults.of(0.01, 0.6, 300));

  @Override
  public String name() {
    return "birds";
  }

  @Override
  public String description() {
    return "A family that does not exist, as an example.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return ImageGraph.of(facts)
        .filter(graph -> facts.signature().output(BIRDS).filter(BirdsFamily::isRows).isPresent())
        .flatMap(ImageGraph::size)
        .map(BirdsFamily::recognised);
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    ExpectedGraph.options(spec, List.of());
    if (graph.labels() != 1) {
      throw graph.mismatch("knows one class; the spec has " + graph.labels() + " labels");
    }
    TensorInfo output = graph.onlyOutput();
    graph.output(BIRDS, TensorShape.DYNAMIC, output.shape().size(1), COLUMNS);
    BirdsScan scan = new BirdsScan(output.shape().intSize(1));
    return new ImagePipeline(
        graph.image(),
        spec.labels(),
        graph.imageName(),
        new BoxDecoder(parameters, spec.labels(), scan));
  }

  private static boolean isRows(TensorInfo output) {
    return output.shape().rank() == 3 && output.shape().size(2) == COLUMNS;
  }

  private static Recognition recognised(Fixed size) {
    return new Recognition(
        "the only export",
        ModelTask.DETECTION,
        ImageInput.scaled(size, Resize.stretch(Kernel.LINEAR), Colour.RGB, 1 / 255.0),
        1,
        Optional.of(new LabelSet(List.of("bird"))),
        Map.of(),
        Map.of(),
        List.of());
  }
}
