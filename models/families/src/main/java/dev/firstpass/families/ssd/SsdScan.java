package dev.firstpass.families.ssd;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.ClassNumbering;
import dev.firstpass.families.vision.ClassNumbers;
import dev.firstpass.families.vision.DetectionSettings;
import java.nio.FloatBuffer;

/**
 * Finds the boxes that the graph left. A row whose class number is that of no label is left out.
 *
 * @param names the graph's outputs
 * @param numbers what the four numbers of a box are
 * @param numbering what class numbers mean
 * @param labels how many the model has
 */
record SsdScan(DetectionOutputs names, BoxNumbers numbers, ClassNumbering numbering, int labels)
    implements CandidateScan {
  private static final int COORDINATES = 4;

  @Override
  public boolean isEndToEnd() {
    return true;
  }

  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    Tensor tensor =
        outputs.get(names.boxes().name(), names.shape(TensorShape.DYNAMIC, COORDINATES));
    int rows = tensor.shape().intSize(-2);
    FloatBuffer boxes = tensor.floats();
    FloatBuffer scores = outputs.get(names.scores().name(), names.shape(rows)).floats();
    ClassNumbers classes = classes(outputs, rows);
    int counted = counted(outputs, rows);
    CandidateList candidates = new CandidateList();
    float[] box = new float[COORDINATES];
    for (int row = 0; row < counted; row++) {
      int label = classes.label(row);
      float score = scores.get(row);
      if (label >= 0 && settings.filter().keeps(label, score)) {
        boxes.get(row * COORDINATES, box);
        numbers.toPixels(box, letterbox.tensorWidth(), letterbox.tensorHeight());
        candidates.add(row, label, score, box[0], box[1], box[2], box[3]);
      }
    }
    return candidates;
  }

  private ClassNumbers classes(Outputs outputs, int rows) {
    String name = names.classes().name();
    if (!names.isTensorFlow()) {
      return ClassNumbers.of(outputs, name, names.shape(rows), numbering, labels);
    }
    FloatBuffer floats = outputs.get(name, names.shape(rows)).floats();
    return new ClassNumbers(row -> whole(floats.get(row)), numbering, labels);
  }

  /** The number of a class; -1, that of none, for what is none: NaN would become 0. */
  private static long whole(float number) {
    return number >= 0 ? (long) number : -1;
  }

  private int counted(Outputs outputs, int rows) {
    return names
        .count()
        .map(count -> outputs.get(count.name(), TensorShape.of(1)).floats().get(0))
        .map(count -> (int) Math.min(Math.max(count, 0), rows))
        .orElse(rows);
  }
}
