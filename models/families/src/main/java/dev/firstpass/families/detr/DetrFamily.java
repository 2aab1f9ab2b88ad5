package dev.firstpass.families.detr;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Kernel;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.ImageInput.ShortSide;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.vision.ClassNumbering;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.FedPipeline;
import dev.firstpass.families.vision.ImageNet;
import dev.firstpass.families.vision.LabelSets;
import dev.firstpass.families.vision.ScoreParameters;
import dev.firstpass.families.vision.SetDecoder;
import dev.firstpass.families.vision.SetParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DETR; see the package for tensors and sources. */
public final class DetrFamily implements ModelFamily {
  private static final Parameter<String> NUMBERING =
      ClassNumbering.option(ClassNumbering.FROM_ZERO);

  private final SetParameters parameters =
      SetParameters.ofBestClass(new ScoreParameters(0.7, 0, 100, 100));

  @Override
  public String name() {
    return "detr";
  }

  @Override
  public String description() {
    return "DETR detectors by facebookresearch/detr or Optimum: boxes from queries, softmax.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return DetrGraph.sureOf(facts).map(DetrFamily::recognised);
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    ClassNumbering numbering =
        ClassNumbering.of(ExpectedGraph.options(spec, List.of(NUMBERING)), NUMBERING);
    DetrGraph found =
        DetrGraph.of(graph.signature())
            .orElseThrow(() -> graph.mismatch("does not have DETR's inputs and outputs"));
    DetrScan scan = new DetrScan(found.logits().name(), numbering, graph.labels());
    graph.requireImage(found.image());
    graph.require(
        found.logits(), TensorShape.of(TensorShape.DYNAMIC, TensorShape.DYNAMIC, scan.columns()));
    graph.output(DetrScan.BOXES, TensorShape.DYNAMIC, TensorShape.DYNAMIC, 4);
    return new FedPipeline(
        graph.image(),
        spec.labels(),
        new PictureFeed(found.image().name(), found.mask()),
        new SetDecoder(parameters, spec.labels(), scan));
  }

  private static Recognition recognised(DetrGraph graph) {
    List<String> assumptions = new ArrayList<>();
    ImageInput input = input(graph, assumptions);
    long numbers = graph.columns() - 1;
    boolean isCoco = numbers == ClassNumbering.COCO_NUMBERS;
    if (isCoco) {
      assumptions.add(
          "the file names no classes; it has 91 and 'no object', so COCO's category ids were"
              + " assumed");
    }
    int classes = isCoco ? LabelSets.COCO_CLASSES : Math.toIntExact(numbers);
    Optional<LabelSet> labels =
        isCoco ? Optional.of(LabelSets.coco80()) : LabelSets.assumed(classes, assumptions);
    return new Recognition(
        graph.mask().isPresent() ? "logits and boxes, with a mask" : "logits and boxes",
        ModelTask.DETECTION,
        input,
        classes,
        labels,
        Map.of(),
        isCoco ? Map.of(ClassNumbering.OPTION, ClassNumbering.COCO_IDS.wireName()) : Map.of(),
        assumptions);
  }

  private static ImageInput input(DetrGraph graph, List<String> assumptions) {
    TensorShape image = graph.image().shape();
    if (image.size(2) > 0 && image.size(3) > 0) {
      assumptions.add("the graph takes pictures of one size only; stretching to it was assumed");
      return ImageNet.rgb(
          new Fixed(image.intSize(3), image.intSize(2)), Resize.stretch(Kernel.LINEAR_ANTIALIASED));
    }
    assumptions.add("a shorter side of 800, the longer at most 1333, was assumed, as DETR has it");
    return ImageNet.rgb(
        new ShortSide(800, 1333, 1),
        Resize.letterbox(Kernel.LINEAR_ANTIALIASED, Rounding.TRUNCATE, Placement.TOP_LEFT, 0));
  }
}
