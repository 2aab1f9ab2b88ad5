package dev.firstpass.families.segmentation;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ImageInput.Layout;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.ImagePipeline;
import java.util.List;
import java.util.Optional;

/** Semantic segmentation with one map per class; see the package for conventions and options. */
public final class SegmentationFamily implements ModelFamily {
  static final String SOFTMAX = "softmax";
  static final String NONE = "none";

  static final Parameter<String> ACTIVATION =
      Parameter.of(
          "activation",
          ParameterType.choice(List.of(SOFTMAX, NONE)),
          SOFTMAX,
          "What turns the graph's output into probabilities.");
  static final Parameter<Integer> BACKGROUND =
      Parameter.of(
          "background",
          ParameterType.count(SegmentationDecoder.NO_BACKGROUND, 1_000_000),
          SegmentationDecoder.NO_BACKGROUND,
          "A class that means none of the others; -1 when there is none.");

  private final SegmentationParameters parameters = new SegmentationParameters();

  @Override
  public String name() {
    return "segmentation";
  }

  @Override
  public String description() {
    return "Semantic segmentation with one map of scores per class, of any framework.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return SegmentationGraph.of(facts).map(SegmentationGraph::recognition);
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    Settings options = ExpectedGraph.options(spec, List.of(ACTIVATION, BACKGROUND));
    String input = graph.imageName();
    TensorInfo output = graph.onlyOutput();
    boolean channelsFirst = graph.image().layout() == Layout.NCHW;
    long any = TensorShape.DYNAMIC;
    graph.require(
        output,
        channelsFirst
            ? TensorShape.of(any, graph.labels(), any, any)
            : TensorShape.of(any, any, any, graph.labels()));
    int background = options.get(BACKGROUND);
    if (background >= graph.labels()) {
      throw graph.mismatch(
          "background " + background + " is none of " + graph.labels() + " classes");
    }
    ScoreGrid.Axes axes =
        new ScoreGrid.Axes(channelsFirst, options.get(ACTIVATION).equals(SOFTMAX));
    return new ImagePipeline(
        graph.image(),
        spec.labels(),
        input,
        new SegmentationDecoder(parameters, spec.labels(), output.name(), axes, background));
  }
}
