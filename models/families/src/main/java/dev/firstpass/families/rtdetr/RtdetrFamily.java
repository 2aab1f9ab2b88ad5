package dev.firstpass.families.rtdetr;

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
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.rtdetr.RtdetrExport.Kind;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.FedPipeline;
import dev.firstpass.families.vision.LabelSets;
import dev.firstpass.families.vision.PythonNames;
import dev.firstpass.families.vision.ScoreParameters;
import dev.firstpass.families.vision.SetDecoder;
import dev.firstpass.families.vision.SetParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** RT-DETR and what decodes as it does; see the package for tensors and sources. */
public final class RtdetrFamily implements ModelFamily {
  private static final Fixed USUAL = new Fixed(640, 640);
  private static final int QUERIES = 300;

  private final SetParameters parameters =
      SetParameters.ofEveryClass(new ScoreParameters(0.6, 0, QUERIES, QUERIES));

  @Override
  public String name() {
    return "rtdetr";
  }

  @Override
  public String description() {
    return "RT-DETR, RT-DETRv2, D-FINE and DEIM detectors: by their own exporters, Optimum or"
        + " Ultralytics.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return RtdetrExport.of(facts).map(export -> recognised(export, facts));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    ExpectedGraph.options(spec, List.of());
    RtdetrGraph checked = RtdetrGraph.of(graph);
    SetDecoder decoder = new SetDecoder(parameters, spec.labels(), checked.scan());
    return new FedPipeline(graph.image(), spec.labels(), checked.feed(), decoder);
  }

  private static Recognition recognised(RtdetrExport export, GraphFacts facts) {
    List<String> assumptions = new ArrayList<>();
    Fixed size = size(export, assumptions);
    if (export.classes().isEmpty()) {
      assumptions.add("the graph does not tell how many classes there are; 80 were assumed");
    }
    int classes = export.classes().orElse(LabelSets.COCO_CLASSES);
    Optional<LabelSet> labels =
        names(facts, classes).or(() -> LabelSets.assumed(classes, assumptions));
    if (export.kind() == Kind.DECODED) {
      assumptions.add(
          "pictures divided by 255 and nothing more were assumed; DEIMv2 of DINOv3 wants ImageNet's"
              + " mean and std (input)");
    }
    return new Recognition(
        export.kind().words(),
        ModelTask.DETECTION,
        ImageInput.scaled(size, Resize.stretch(kernel(export.kind())), Colour.RGB, 1 / 255.0),
        classes,
        labels,
        parameters(export.kind()),
        Map.of(),
        assumptions);
  }

  /** Ultralytics writes names into its files. */
  private static Optional<LabelSet> names(GraphFacts facts, int classes) {
    return PythonNames.parse(facts.metadata().getOrDefault("names", ""))
        .filter(names -> names.size() == classes);
  }

  private static Fixed size(RtdetrExport export, List<String> assumptions) {
    TensorShape image = export.image().shape();
    if (image.size(2) > 0 && image.size(3) > 0) {
      return new Fixed(image.intSize(3), image.intSize(2));
    }
    assumptions.add("the graph takes pictures of any size; 640x640 was assumed");
    return USUAL;
  }

  /** Ultralytics resizes with OpenCV, the others with Pillow. */
  private static Kernel kernel(Kind kind) {
    return kind == Kind.ROWS ? Kernel.LINEAR : Kernel.LINEAR_ANTIALIASED;
  }

  private static Map<String, Object> parameters(Kind kind) {
    return switch (kind) {
      case DECODED -> Map.of();
      case RAW -> Map.of("threshold", 0.5);
      case ROWS -> new TreeMap<>(Map.of("threshold", 0.25, "multiLabel", false));
    };
  }
}
