package dev.firstpass.families.anchors;

import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.families.vision.BoxDecoder;
import dev.firstpass.families.vision.ClassNumbering;
import dev.firstpass.families.vision.DetectionParameters;
import dev.firstpass.families.vision.ExpectedGraph;
import dev.firstpass.families.vision.ImagePipeline;
import dev.firstpass.families.vision.LabelSets;
import java.util.List;

/**
 * What the families of this package share: they differ in their defaults.
 *
 * @param parameters the family's
 * @param options the family's
 */
record AnchorDetector(DetectionParameters parameters, AnchorOptions options) {
  private static final int BOX = 4;

  /** Returns what {@link dev.firstpass.core.family.ModelFamily#open} promises. */
  Pipeline open(ModelSpec spec, ModelContent content) {
    ExpectedGraph graph = ExpectedGraph.of(spec, content);
    AnchorHead head = options.read(spec);
    Fixed size =
        graph.fixedSize().orElseThrow(() -> graph.mismatch("needs an input of a fixed size"));
    String input = graph.imageName();
    List<TensorInfo> outputs = graph.outputs();
    if (outputs.size() != 2) {
      throw graph.mismatch("needs two outputs, scores and boxes; the graph has " + outputs);
    }
    TensorInfo scores = outputs.get(scoresAt(outputs));
    TensorInfo boxes = outputs.get(1 - scoresAt(outputs));
    if (head.numbering() == ClassNumbering.COCO_IDS && graph.labels() != LabelSets.COCO_CLASSES) {
      throw graph.mismatch(
          "classNumbers: coco-ids needs COCO's 80 labels; the spec has " + graph.labels());
    }
    long actual = scores.shape().rank() == 3 ? scores.shape().size(2) : TensorShape.DYNAMIC;
    int columns = head.columns(graph.labels(), actual);
    int count = head.layout().count(size);
    graph.require(scores, TensorShape.of(TensorShape.DYNAMIC, count, columns));
    graph.require(boxes, TensorShape.of(TensorShape.DYNAMIC, count, BOX));
    AnchorScan scan =
        new AnchorScan(
            scores.name(),
            boxes.name(),
            head,
            head.layout().anchors(size),
            head.labelsByColumn(columns, graph.labels()));
    return new ImagePipeline(
        graph.image(), spec.labels(), input, new BoxDecoder(parameters, spec.labels(), scan));
  }

  /** Returns which of two outputs is the scores: the first, unless only that can be the boxes. */
  static int scoresAt(List<TensorInfo> outputs) {
    return isBoxes(outputs.get(0)) && !isBoxes(outputs.get(1)) ? 1 : 0;
  }

  static boolean isBoxes(TensorInfo output) {
    return output.shape().rank() == 3 && output.shape().size(2) == BOX;
  }
}
