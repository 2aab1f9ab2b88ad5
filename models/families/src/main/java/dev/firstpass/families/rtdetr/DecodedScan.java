package dev.firstpass.families.rtdetr;

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
import java.util.HashSet;
import java.util.Set;

/**
 * Finds boxes in the three outputs of graphs that decode themselves. A row whose class is none of
 * the model's is left out.
 *
 * @param classes how many there are
 */
record DecodedScan(int classes) implements CandidateScan {
  static final String LABELS = "labels";
  static final String BOXES = "boxes";
  static final String SCORES = "scores";

  private record Edges(float left, float top, float right, float bottom) {}

  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    Tensor tensor = outputs.get(SCORES, TensorShape.of(1, TensorShape.DYNAMIC));
    int rows = tensor.shape().intSize(1);
    FloatBuffer scores = tensor.floats();
    FloatBuffer boxes = outputs.get(BOXES, TensorShape.of(1, rows, 4)).floats();
    ClassNumbers labels =
        ClassNumbers.of(
            outputs, LABELS, TensorShape.of(1, rows), ClassNumbering.FROM_ZERO, classes);
    CandidateList candidates = new CandidateList();
    // The graph does not say which query a row came from; rows of one query have equal boxes.
    Set<Edges> seen = new HashSet<>();
    float[] box = new float[4];
    for (int row = 0; row < rows; row++) {
      boxes.get(row * 4, box);
      int label = labels.label(row);
      float score = scores.get(row);
      if (settings.multiLabel() || seen.add(new Edges(box[0], box[1], box[2], box[3]))) {
        if (label >= 0 && settings.filter().keeps(label, score)) {
          candidates.add(row, label, score, box[0], box[1], box[2], box[3]);
        }
      }
    }
    return candidates;
  }
}
