package dev.firstpass.families.rtdetr;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.DetectionSettings;
import java.nio.FloatBuffer;

/**
 * Finds boxes in the one output of Ultralytics' exports.
 *
 * @param output its name
 * @param classes how many there are
 */
record RowScan(String output, int classes) implements CandidateScan {
  static final int BOX = 4;

  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    Tensor tensor = outputs.get(output, TensorShape.of(1, TensorShape.DYNAMIC, BOX + classes));
    int queries = tensor.shape().intSize(1);
    FloatBuffer values = tensor.floats();
    QueryBoxes found = QueryBoxes.none(QueryBoxes.Activation.NONE, settings, letterbox);
    float[] row = new float[BOX + classes];
    for (int query = 0; query < queries; query++) {
      values.get(query * row.length, row);
      found.add(query, row, BOX, row);
    }
    return found.candidates();
  }
}
