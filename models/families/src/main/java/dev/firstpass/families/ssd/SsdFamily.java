package dev.firstpass.families.ssd;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.vision.ClassNumbering;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.FedPipeline;
import dev.firstpass.families.vision.ImageFeed;
import dev.firstpass.families.vision.LabelSets;
import dev.firstpass.families.vision.ScoreParameters;
import dev.firstpass.families.vision.SetDecoder;
import dev.firstpass.families.vision.SetParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Detectors that suppress in the graph; see the package for tensors and sources. */
public final class SsdFamily implements ModelFamily {
  private static final int UNBATCHED = 3;

  private static final Parameter<String> BOXES = BoxNumbers.option();
  private static final Parameter<String> NUMBERING = ClassNumbering.option(ClassNumbering.FROM_ONE);

  private final SetParameters parameters =
      SetParameters.ofBestClass(new ScoreParameters(0.5, 0, 100, 100));

  @Override
  public String name() {
    return "ssd";
  }

  @Override
  public String description() {
    return "SSD, RetinaNet and Faster R-CNN that suppress in the graph: ONNX model zoo,"
        + " torchvision, TensorFlow.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    List<TensorInfo> inputs = facts.signature().inputs();
    if (inputs.size() != 1) {
      return Optional.empty();
    }
    TensorInfo image = inputs.get(0);
    return DetectionOutputs.of(facts.signature().outputs())
        .flatMap(
            outputs ->
                Arrays.stream(SsdExport.values())
                    .filter(export -> export.is(image, outputs))
                    .findFirst())
        .map(export -> recognised(export, image));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    Settings options = ExpectedGraph.options(spec, List.of(BOXES, NUMBERING));
    if (graph.inputs().size() != 1) {
      throw graph.mismatch(
          "the graph must take the image and nothing else; it has " + graph.inputs());
    }
    TensorInfo image = graph.inputs().get(0);
    boolean batched = image.shape().rank() != UNBATCHED;
    if (batched) {
      graph.requireImage(image);
    } else {
      graph.requireUnbatchedImage(image);
    }
    DetectionOutputs outputs =
        DetectionOutputs.of(graph.outputs())
            .orElseThrow(
                () ->
                    graph.mismatch(
                        "needs outputs "
                            + DetectionOutputs.expected()
                            + "; the graph has "
                            + graph.outputs()));
    SsdScan scan =
        new SsdScan(
            outputs, BoxNumbers.of(options, BOXES), numbering(graph, options), graph.labels());
    return new FedPipeline(
        graph.image(),
        spec.labels(),
        feed(image.name(), batched),
        new SetDecoder(parameters, spec.labels(), scan));
  }

  /** With other labels than COCO's its ids would name the wrong ones without a word. */
  private static ClassNumbering numbering(ExpectedGraph graph, Settings options) {
    ClassNumbering numbering = ClassNumbering.of(options, NUMBERING);
    if (numbering == ClassNumbering.COCO_IDS && graph.labels() != LabelSets.COCO_CLASSES) {
      throw graph.mismatch(
          "classNumbers: coco-ids needs COCO's 80 labels; the spec has "
              + graph.labels()
              + ". Classes of your own are numbered from-1 or from-0");
    }
    return numbering;
  }

  private static ImageFeed feed(String name, boolean batched) {
    return batched
        ? image -> Map.of(name, image.tensor())
        : image -> Map.of(name, withoutBatch(image.tensor()));
  }

  private static Tensor withoutBatch(Tensor image) {
    long[] sizes = image.shape().toArray();
    TensorShape shape = TensorShape.of(Arrays.copyOfRange(sizes, 1, sizes.length));
    return new Tensor(image.type(), shape, image.data());
  }

  private static Recognition recognised(SsdExport export, TensorInfo image) {
    List<String> assumptions = new ArrayList<>();
    assumptions.add("the graph does not tell how many classes there are; COCO's 80 were assumed");
    assumptions.add(export.assumption());
    if (export.sized(image) && export == SsdExport.TORCHVISION) {
      assumptions.add("the graph takes pictures of one size only; padding to it was assumed");
    }
    return new Recognition(
        export.words(),
        ModelTask.DETECTION,
        export.input(image),
        LabelSets.COCO_CLASSES,
        Optional.of(LabelSets.coco80()),
        Map.of(),
        Map.of(
            BOXES.name(),
            export.boxes().wireName(),
            ClassNumbering.OPTION,
            export.numbering().wireName()),
        assumptions);
  }
}
