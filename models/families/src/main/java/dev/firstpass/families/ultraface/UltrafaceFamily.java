package dev.firstpass.families.ultraface;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
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
import dev.firstpass.families.vision.GridLevel;
import dev.firstpass.families.vision.ImageGraph;
import dev.firstpass.families.vision.ImagePipeline;
import dev.firstpass.families.vision.LabelSets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** UltraFace detectors; see the package for tensors and sources. */
public final class UltrafaceFamily implements ModelFamily {
  static final String SCORES = "scores";
  static final String BOXES = "boxes";

  private static final List<Integer> STRIDES = List.of(8, 16, 32, 64);
  private static final List<Integer> PRIORS = List.of(3, 2, 2, 3);

  private final DetectionParameters parameters =
      DetectionParameters.ofBestClass(Defaults.of(0.7, 0.5, 300), Defaults.of(0.1, 0.5, 400));

  @Override
  public String name() {
    return "ultraface";
  }

  @Override
  public String description() {
    return "Ultra-Light-Fast-Generic-Face-Detector-1MB: face boxes.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return ImageGraph.of(facts)
        .filter(graph -> graph.outputs().size() == 2)
        .flatMap(ImageGraph::size)
        .filter(size -> has(facts, SCORES, size, 2) && has(facts, BOXES, size, 4))
        .map(UltrafaceFamily::recognised);
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    ExpectedGraph.options(spec, List.of());
    Fixed size =
        graph.fixedSize().orElseThrow(() -> graph.mismatch("needs an input of a fixed size"));
    if (graph.labels() != 1) {
      throw graph.mismatch("knows one class, face; the spec has " + graph.labels() + " labels");
    }
    String input = graph.imageName();
    graph.output(SCORES, TensorShape.DYNAMIC, priors(size), 2);
    graph.output(BOXES, TensorShape.DYNAMIC, priors(size), 4);
    UltrafaceScan scan = new UltrafaceScan(priors(size));
    return new ImagePipeline(
        graph.image(), spec.labels(), input, new BoxDecoder(parameters, spec.labels(), scan));
  }

  private static boolean has(GraphFacts facts, String name, Fixed size, int columns) {
    TensorShape wanted = TensorShape.of(TensorShape.DYNAMIC, priors(size), columns);
    return facts.signature().output(name).filter(o -> wanted.admits(o.shape())).isPresent();
  }

  private static Recognition recognised(Fixed size) {
    List<Double> mean = Collections.nCopies(3, 127.0);
    List<Double> std = Collections.nCopies(3, 128.0);
    return new Recognition(
        "UltraFace " + size.width() + "x" + size.height(),
        ModelTask.DETECTION,
        ImageInput.normalised(size, Resize.stretch(Kernel.LINEAR), Colour.RGB, 1, mean, std),
        1,
        Optional.of(LabelSets.face()),
        Map.of(),
        Map.of(),
        List.of());
  }

  private static int priors(Fixed size) {
    List<GridLevel> levels = GridLevel.of(size.width(), size.height(), STRIDES);
    int priors = 0;
    for (int i = 0; i < levels.size(); i++) {
      priors += levels.get(i).places() * PRIORS.get(i);
    }
    return priors;
  }
}
