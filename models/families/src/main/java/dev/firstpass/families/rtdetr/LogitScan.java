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
 * Finds boxes in the two outputs of raw exports.
 *
 * @param logits output name
 * @param boxes output name
 * @param classes how many there are
 */
record LogitScan(String logits, String boxes, int classes) implements CandidateScan {
  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    Tensor tensor = outputs.get(logits, TensorShape.of(1, TensorShape.DYNAMIC, classes));
    int queries = tensor.shape().intSize(1);
    FloatBuffer values = tensor.floats();
    FloatBuffer places = outputs.get(boxes, TensorShape.of(1, queries, 4)).floats();
    QueryBoxes found = QueryBoxes.none(QueryBoxes.Activation.SIGMOID, settings, letterbox);
    float[] row = new float[classes];
    float[] box = new float[4];
    for (int query = 0; query < queries; query++) {
      values.get(query * classes, row);
      places.get(query * 4, box);
      found.add(query, row, 0, box);
    }
    return found.candidates();
  }
}
