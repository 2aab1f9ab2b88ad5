package dev.firstpass.families.maskrcnn;

import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.maskrcnn.MaskAxis.Pasting;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.ClassNumbering;
import dev.firstpass.families.vision.ClassNumbers;
import dev.firstpass.families.vision.DetectionSettings;
import dev.firstpass.families.vision.Nms;
import dev.firstpass.families.vision.OutputDecoder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns the objects that the graph chose into regions with outlines or masks.
 *
 * @param parameters the family's
 * @param labels the model's
 * @param graph names of the outputs
 * @param numbering what class numbers mean
 * @param pasting how small masks are laid over their boxes
 */
record InstanceDecoder(
    InstanceParameters parameters,
    LabelSet labels,
    InstanceGraph graph,
    ClassNumbering numbering,
    Pasting pasting)
    implements OutputDecoder {
  @Override
  public void check(Settings settings) {
    parameters.resolve(settings, labels);
  }

  @Override
  public List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
    DetectionSettings wanted = parameters.resolve(settings, labels);
    Tensor masks = outputs.get(graph.masks().name(), InstanceGraph.MASKS);
    CandidateList objects = objects(outputs, masks.shape().intSize(0), wanted);
    ObjectShapes shapes = shapes(masks, letterbox, settings);
    List<Suggestion> regions = new ArrayList<>();
    for (int object : Nms.best(objects, wanted.max())) {
      Optional<Shape> shape = shapes.of(objects, object);
      if (shape.isPresent() && shape.get().enclosingBox().area() > 0) {
        String label = labels.name(objects.classId(object));
        regions.add(new Region(label, objects.score(object), shape.get()));
      }
    }
    return regions;
  }

  private CandidateList objects(Outputs outputs, int count, DetectionSettings wanted) {
    FloatBuffer boxes = outputs.get(graph.boxes().name(), TensorShape.of(count, 4)).floats();
    TensorShape oneEach = TensorShape.of(count);
    FloatBuffer scores = outputs.get(graph.scores().name(), oneEach).floats();
    ClassNumbers classes =
        ClassNumbers.of(outputs, graph.labels().name(), oneEach, numbering, labels.size());
    CandidateList objects = new CandidateList();
    float[] box = new float[4];
    for (int row = 0; row < count; row++) {
      int label = classes.label(row);
      float score = scores.get(row);
      boxes.get(4 * row, box);
      boolean hasArea = box[0] < box[2] && box[1] < box[3];
      if (hasArea && label >= 0 && wanted.filter().keeps(label, score)) {
        objects.add(row, label, score, box[0], box[1], box[2], box[3]);
      }
    }
    return objects;
  }

  private ObjectShapes shapes(Tensor masks, Letterbox letterbox, Settings settings) {
    boolean isPasted =
        masks.shape().size(2) == letterbox.tensorHeight()
            && masks.shape().size(3) == letterbox.tensorWidth();
    float threshold = parameters.maskThreshold(settings);
    return isPasted
        ? new TensorShapes(
            new PastedMasks(masks, letterbox, threshold), letterbox, parameters.shaping(settings))
        : new SourceShapes(
            new SmallMasks(masks, threshold),
            letterbox,
            pasting,
            parameters.shapingInSource(settings, letterbox));
  }
}
