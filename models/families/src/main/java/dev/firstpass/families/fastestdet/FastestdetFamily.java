package dev.firstpass.families.fastestdet;

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
import java.util.Set;

/** FastestDet detectors; see the package for tensors and sources. */
public final class FastestdetFamily implements ModelFamily {
  static final int STRIDE = 16;
  static final int FIRST_CLASS = 5;

  private final DetectionParameters parameters =
      DetectionParameters.ofBestClass(
          Defaults.of(0.65, 0.45, 300), Defaults.of(0.001, 0.45, 100).unclipped());

  @Override
  public String name() {
    return "fastestdet";
  }

  @Override
  public String description() {
    return "FastestDet detectors (dog-qiuqiu).";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    // Both activations of its head are in the graph; a segmenter of stride 16 has not both.
    if (!facts.operators().containsAll(Set.of("Softmax", "Sigmoid"))) {
      return Optional.empty();
    }
    return ImageGraph.of(facts)
        .flatMap(
            graph ->
                graph
                    .size()
                    .flatMap(size -> graph.onlyOutput(4).flatMap(o -> recognised(size, o))));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    ExpectedGraph.options(spec, List.of());
    String input = graph.imageName();
    TensorInfo output = graph.onlyOutput();
    long rows = graph.fixedSize().map(size -> size.height() / STRIDE).orElse(-1);
    long columns = graph.fixedSize().map(size -> size.width() / STRIDE).orElse(-1);
    graph.require(output, TensorShape.of(-1, FIRST_CLASS + graph.labels(), rows, columns));
    FastestdetScan scan = new FastestdetScan(output.name(), graph.labels());
    return new ImagePipeline(
        graph.image(), spec.labels(), input, new BoxDecoder(parameters, spec.labels(), scan));
  }

  private static Optional<Recognition> recognised(Fixed size, TensorShape output) {
    if (!ImageGraph.divides(2 * STRIDE, size)
        || output.size(1) <= FIRST_CLASS
        || output.size(2) != size.height() / STRIDE
        || output.size(3) != size.width() / STRIDE) {
      return Optional.empty();
    }
    int classes = output.intSize(1) - FIRST_CLASS;
    List<String> assumptions = new ArrayList<>();
    assumptions.add(
        "normalisation cannot be read from the graph; FastestDet's own was assumed (BGR / 255)");
    return Optional.of(
        new Recognition(
            "FastestDet",
            ModelTask.DETECTION,
            ImageInput.scaled(size, Resize.stretch(Kernel.AREA), Colour.BGR, 1 / 255.0),
            classes,
            LabelSets.assumed(classes, assumptions),
            Map.of(),
            Map.of(),
            assumptions));
  }
}
