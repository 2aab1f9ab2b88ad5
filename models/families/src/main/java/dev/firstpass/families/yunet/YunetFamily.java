package dev.firstpass.families.yunet;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Fit;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.MultipleOf;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.ImageInput.SizePolicy;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.vision.DetectionParameters;
import dev.firstpass.families.vision.DetectionParameters.Defaults;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.ImageGraph;
import dev.firstpass.families.vision.ImagePipeline;
import dev.firstpass.families.vision.LabelSets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** YuNet face detectors; see the package for tensors and sources. */
public final class YunetFamily implements ModelFamily {
  static final List<Integer> STRIDES = List.of(8, 16, 32);
  private static final int LARGEST_STRIDE = 32;

  /** Larger photographs are shrunk: faces of 10 to 300 pixels are what it was trained on. */
  private static final int MAX_LONG_SIDE = 1024;

  private final DetectionParameters parameters =
      DetectionParameters.ofBestClass(Defaults.of(0.6, 0.3, 5000), Defaults.of(0.3, 0.45, 5000));

  @Override
  public String name() {
    return "yunet";
  }

  @Override
  public String description() {
    return "YuNet face detectors (OpenCV Zoo): boxes with five landmarks.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return ImageGraph.of(facts)
        .filter(graph -> names(graph.outputs()).equals(YunetOutput.names()))
        .filter(
            graph ->
                graph.outputs().stream()
                    .allMatch(
                        output ->
                            output.shape().rank() == 3
                                && output.shape().size(2) == YunetOutput.columns(output.name())))
        .filter(graph -> graph.size().filter(s -> !ImageGraph.divides(LARGEST_STRIDE, s)).isEmpty())
        .map(YunetFamily::recognised);
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    ExpectedGraph.options(spec, List.of());
    if (graph.labels() != 1) {
      throw graph.mismatch("knows one class, face; the spec has " + graph.labels() + " labels");
    }
    String input = graph.imageName();
    for (int stride : STRIDES) {
      for (YunetOutput output : YunetOutput.values()) {
        graph.output(output.name(stride), -1, graph.places(List.of(stride)), output.columns());
      }
    }
    return new ImagePipeline(
        graph.image(), spec.labels(), input, new YunetDecoder(parameters, spec.labels()));
  }

  private static Set<String> names(List<TensorInfo> outputs) {
    return outputs.stream().map(TensorInfo::name).collect(Collectors.toUnmodifiableSet());
  }

  private static Recognition recognised(ImageGraph graph) {
    SizePolicy size =
        graph
            .size()
            .<SizePolicy>map(fixed -> fixed)
            .orElse(new MultipleOf(LARGEST_STRIDE, MAX_LONG_SIDE));
    // Small pictures are not enlarged: the reference runs on pictures as they are.
    Resize resize =
        new Resize(
            Fit.LETTERBOX, Kernel.LINEAR, Rounding.TRUNCATE, Placement.TOP_LEFT, 0, false, 1);
    return new Recognition(
        graph.size().isPresent() ? "fixed size" : "any size",
        ModelTask.DETECTION,
        ImageInput.raw(size, resize, Colour.BGR),
        1,
        Optional.of(LabelSets.face()),
        Map.of(),
        Map.of(),
        List.of());
  }
}
