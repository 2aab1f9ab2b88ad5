package dev.firstpass.families.maskrcnn;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.SizePolicy;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.maskrcnn.MaskAxis.Pasting;
import dev.firstpass.families.vision.ClassNumbering;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.FedPipeline;
import dev.firstpass.families.vision.ImageFeed;
import dev.firstpass.families.vision.LabelSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Mask R-CNN; see the package for tensors and sources. */
public final class MaskRcnnFamily implements ModelFamily {
  private static final String PASTING = "pasting";

  private static final Parameter<String> NUMBERING = ClassNumbering.option(ClassNumbering.FROM_ONE);
  private static final Parameter<String> PASTINGS =
      Parameter.of(
          PASTING,
          ParameterType.choice(Arrays.stream(Pasting.values()).map(Pasting::wireName).toList()),
          Pasting.WHOLE_PIXELS.wireName(),
          "How small masks are laid over their boxes.");

  private final InstanceParameters parameters = new InstanceParameters();

  @Override
  public String name() {
    return "mask-rcnn";
  }

  @Override
  public String description() {
    return "Mask R-CNN by torchvision, detectron2 or the ONNX model zoo: objects with masks.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return InstanceGraph.of(facts.signature())
        .filter(MaskRcnnFamily::takesImage)
        .flatMap(
            graph ->
                InstanceExport.of(facts.signature(), graph)
                    .map(export -> recognised(export, graph)));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph expected = ExpectedGraph.of(spec, content);
    Settings options = ExpectedGraph.options(spec, List.of(NUMBERING, PASTINGS));
    InstanceGraph graph =
        InstanceGraph.of(expected.signature())
            .orElseThrow(
                () ->
                    expected.mismatch(
                        "needs one image and outputs "
                            + InstanceGraph.expected()
                            + "; the graph has "
                            + expected.signature()));
    if (graph.isUnbatched()) {
      expected.requireUnbatchedImage(graph.image());
    } else {
      expected.requireImage(graph.image());
    }
    InstanceDecoder decoder =
        new InstanceDecoder(
            parameters,
            spec.labels(),
            graph,
            ClassNumbering.of(options, NUMBERING),
            pasting(options.get(PASTINGS)));
    return new FedPipeline(expected.image(), spec.labels(), feed(graph), decoder);
  }

  private static Pasting pasting(String name) {
    return Arrays.stream(Pasting.values())
        .filter(pasting -> pasting.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  private static ImageFeed feed(InstanceGraph graph) {
    String name = graph.image().name();
    return graph.isUnbatched()
        ? image -> Map.of(name, withoutBatch(image.tensor()))
        : image -> Map.of(name, image.tensor());
  }

  private static Tensor withoutBatch(Tensor image) {
    long[] sizes = image.shape().toArray();
    TensorShape shape = TensorShape.of(Arrays.copyOfRange(sizes, 1, sizes.length));
    return new Tensor(image.type(), shape, image.data());
  }

  private static boolean takesImage(InstanceGraph graph) {
    TensorShape shape = graph.image().shape();
    return graph.image().type() == ElementType.FLOAT32
        && (shape.rank() == 3 || shape.rank() == 4)
        && shape.size(-3) == 3;
  }

  private static Recognition recognised(InstanceExport export, InstanceGraph graph) {
    List<String> assumptions = new ArrayList<>();
    SizePolicy size = size(export, graph, assumptions);
    assumptions.add(
        "the graph does not tell how many classes there are; COCO's 80 were assumed, numbered "
            + export.numbering().wireName()
            + " (labels, classNumbers)");
    return new Recognition(
        export.words() + (graph.hasPastedMasks() ? ", masks pasted" : ", small masks"),
        ModelTask.INSTANCE_SEGMENTATION,
        export.input(size),
        LabelSets.COCO_CLASSES,
        Optional.of(LabelSets.coco80()),
        Map.of("threshold", export.threshold()),
        new TreeMap<>(
            Map.of(
                ClassNumbering.OPTION,
                export.numbering().wireName(),
                PASTING,
                export.pasting().wireName())),
        assumptions);
  }

  private static SizePolicy size(
      InstanceExport export, InstanceGraph graph, List<String> assumptions) {
    TensorShape image = graph.image().shape();
    if (image.size(-1) > 0 && image.size(-2) > 0) {
      assumptions.add("the graph takes pictures of one size only; padding to it was assumed");
      return new Fixed(image.intSize(-1), image.intSize(-2));
    }
    return export.usualSize();
  }
}
