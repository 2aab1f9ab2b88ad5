package dev.firstpass.families.detr;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.ClassNumbering;
import dev.firstpass.families.vision.ClassScores;
import dev.firstpass.families.vision.DetectionSettings;
import java.nio.FloatBuffer;

/**
 * Finds boxes in DETR's outputs.
 *
 * @param logits output name
 * @param numbering what the columns mean
 * @param labels how many the model has
 */
record DetrScan(String logits, ClassNumbering numbering, int labels) implements CandidateScan {
  static final String BOXES = "pred_boxes";

  /** Returns how many columns the logits have: the classes' and that of "no object". */
  long columns() {
    return numbering.numbers(labels) + 1L;
  }

  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    Tensor tensor = outputs.get(logits, TensorShape.of(1, TensorShape.DYNAMIC, columns()));
    int queries = tensor.shape().intSize(1);
    FloatBuffer values = tensor.floats();
    FloatBuffer boxes = outputs.get(BOXES, TensorShape.of(1, queries, 4)).floats();
    int width = letterbox.tensorWidth();
    int height = letterbox.tensorHeight();
    float[] row = new float[(int) columns()];
    float[] box = new float[4];
    CandidateList candidates = new CandidateList();
    for (int query = 0; query < queries; query++) {
      values.get(query * row.length, row);
      int best = ClassScores.best(row, 0, row.length - 1);
      int label = numbering.label(best, labels);
      float score = probability(row, best);
      if (label >= 0 && settings.filter().keeps(label, score)) {
        boxes.get(query * 4, box);
        candidates.addCentred(
            query, label, score, box[0] * width, box[1] * height, box[2] * width, box[3] * height);
      }
    }
    return candidates;
  }

  /** The softmax of one column; NaN when the numbers allow none. */
  private static float probability(float[] row, int column) {
    double sum = 0;
    for (float value : row) {
      // Differences as the reference has them: at most a large number, but no overflow of the sum.
      sum += Math.exp((double) value - row[column]);
    }
    return (float) (1 / sum);
  }
}
