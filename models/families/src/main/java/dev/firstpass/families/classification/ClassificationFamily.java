package dev.firstpass.families.classification;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.Activation;
import dev.firstpass.families.vision.ClassificationDecoder;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.ImagePipeline;
import dev.firstpass.families.vision.ScoreParameters;
import java.util.List;
import java.util.Optional;

/** Classifiers with one output [N, K]; see the package for conventions and options. */
public final class ClassificationFamily implements ModelFamily {
  static final Parameter<String> ACTIVATION =
      Parameter.of(
          "activation",
          Activation.type(),
          Activation.SOFTMAX.wireName(),
          "What turns the graph's output into scores.");
  static final Parameter<Integer> BACKGROUND =
      Parameter.of(
          "background",
          ParameterType.count(ClassificationDecoder.NO_BACKGROUND, 1_000_000),
          ClassificationDecoder.NO_BACKGROUND,
          "A class that means none of the others; -1 when there is none.");

  private final ScoreParameters parameters = new ScoreParameters(0, 0, 5, 5);

  @Override
  public String name() {
    return "classification";
  }

  @Override
  public String description() {
    return "Image classifiers with one score per class, of any framework.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    // A file that names its task says what its numbers mean, and its exporter's family reads it.
    return facts.metadata().containsKey("task")
        ? Optional.empty()
        : ClassifierGraph.of(facts).map(ClassifierGraph::recognition);
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    Settings options = ExpectedGraph.options(spec, List.of(ACTIVATION, BACKGROUND));
    String input = graph.imageName();
    TensorInfo output = graph.onlyOutput();
    int background = options.get(BACKGROUND);
    int classes = classes(output, graph.labels(), background);
    graph.require(output, TensorShape.of(TensorShape.DYNAMIC, classes));
    if (background >= classes) {
      throw graph.mismatch("background " + background + " is none of " + classes + " classes");
    }
    ClassificationDecoder decoder =
        new ClassificationDecoder(
            parameters,
            spec.labels(),
            output.name(),
            classes,
            Activation.ofWireName(options.get(ACTIVATION)),
            background);
    return new ImagePipeline(graph.image(), spec.labels(), input, decoder);
  }

  /** A background class may go without a label. */
  private static int classes(TensorInfo output, int labels, int background) {
    boolean unnamed =
        background != ClassificationDecoder.NO_BACKGROUND
            && output.shape().rank() == 2
            && output.shape().size(1) == labels + 1L;
    return unnamed ? labels + 1 : labels;
  }
}
