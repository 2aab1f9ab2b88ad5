package dev.firstpass.families.picodet;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
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
import dev.firstpass.families.vision.GflHead;
import dev.firstpass.families.vision.GflHead.Centre;
import dev.firstpass.families.vision.GflMaps;
import dev.firstpass.families.vision.ImageGraph;
import dev.firstpass.families.vision.ImageNet;
import dev.firstpass.families.vision.ImagePipeline;
import dev.firstpass.families.vision.LabelSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PP-PicoDet detectors; see the package for tensors and sources. */
public final class PicodetFamily implements ModelFamily {
  private static final List<Integer> STRIDES = List.of(8, 16, 32, 64);
  private static final Centre CENTRE = new Centre(0.5f, 0);

  private final DetectionParameters parameters =
      DetectionParameters.of(Defaults.of(0.4, 0.5, 100).everyClass(), Defaults.of(0.025, 0.6, 100));

  @Override
  public String name() {
    return "picodet";
  }

  @Override
  public String description() {
    return "PP-PicoDet detectors (PaddleDetection), exported without suppression in the graph.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return ImageGraph.of(facts)
        .flatMap(graph -> graph.size().flatMap(size -> recognised(graph, size)));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    ExpectedGraph.options(spec, List.of());
    String input = graph.imageName();
    GflMaps maps = GflMaps.of(graph, STRIDES, new GflHead(graph.labels(), CENTRE));
    return new ImagePipeline(
        graph.image(), spec.labels(), input, new BoxDecoder(parameters, spec.labels(), maps));
  }

  private static Optional<Recognition> recognised(ImageGraph graph, Fixed size) {
    return GflMaps.classes(graph.outputs(), size.width(), size.height(), STRIDES)
        .map(
            classes -> {
              List<String> assumptions = new ArrayList<>();
              assumptions.add(
                  "normalisation cannot be read from the graph; PaddleDetection's own was assumed"
                      + " (RGB, ImageNet mean and deviation, stretched)");
              return new Recognition(
                  "export without suppression",
                  ModelTask.DETECTION,
                  ImageNet.rgb(size, Resize.stretch(Kernel.LINEAR_ANTIALIASED)),
                  classes,
                  LabelSets.assumed(classes, assumptions),
                  Map.of(),
                  Map.of(),
                  assumptions);
            });
  }
}
