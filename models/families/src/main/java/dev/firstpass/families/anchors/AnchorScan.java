package dev.firstpass.families.anchors;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.DetectionSettings;
import java.nio.FloatBuffer;

/** Finds boxes in a head's two outputs. Immutable. */
final class AnchorScan implements CandidateScan {
  private static final int BOX = 4;

  /** So little below a threshold's logit that rounding cannot lose a score that passes. */
  private static final double ROUNDING = 1e-3;

  private final String scores;
  private final String boxes;
  private final AnchorHead head;
  private final float[] anchors;
  private final int[] labels;

  /**
   * @param scores output name
   * @param boxes output name
   * @param head what no graph tells
   * @param anchors as {@link AnchorLayout#anchors} gives them
   * @param labels the label's index of each column of the scores, or -1
   */
  AnchorScan(String scores, String boxes, AnchorHead head, float[] anchors, int[] labels) {
    this.scores = scores;
    this.boxes = boxes;
    this.head = head;
    this.anchors = anchors;
    this.labels = labels;
  }

  @Override
  public CandidateList scan(Outputs outputs, Letterbox letterbox, DetectionSettings settings) {
    int rows = anchors.length / BOX;
    FloatBuffer values = outputs.get(scores, TensorShape.of(1, rows, labels.length)).floats();
    FloatBuffer deltas = outputs.get(boxes, TensorShape.of(1, rows, BOX)).floats();
    double lowest = lowest(settings.filter().floor());
    float[] row = new float[labels.length];
    Collected found = new Collected(deltas, letterbox, settings, new CandidateList());
    for (int anchor = 0; anchor < rows; anchor++) {
      values.get(anchor * row.length, row);
      if (reaches(row, lowest)) {
        head.activation().apply(row);
        add(anchor, row, found);
      }
    }
    return found.candidates();
  }

  /** What one call has read and found. */
  private record Collected(
      FloatBuffer deltas,
      Letterbox letterbox,
      DetectionSettings settings,
      CandidateList candidates) {}

  private void add(int anchor, float[] row, Collected into) {
    DetectionSettings settings = into.settings();
    float[] box = new float[BOX];
    into.deltas().get(anchor * BOX, box);
    head.coding().decode(box, anchors, anchor);
    cut(box, into);
    int only = settings.multiLabel() ? -1 : best(row);
    for (int column = 0; column < row.length; column++) {
      int label = labels[column];
      boolean wanted = only < 0 || column == only;
      if (wanted && label >= 0 && settings.filter().keeps(label, row[column])) {
        into.candidates().add(anchor, label, row[column], box[0], box[1], box[2], box[3]);
      }
    }
  }

  /** Returns the likeliest column that has a label; the first of equals. */
  private int best(float[] row) {
    int best = 0;
    float bestScore = Float.NEGATIVE_INFINITY;
    for (int column = 0; column < row.length; column++) {
      if (labels[column] >= 0 && row[column] > bestScore) {
        bestScore = row[column];
        best = column;
      }
    }
    return best;
  }

  private static void cut(float[] box, Collected found) {
    Letterbox at = found.letterbox();
    if (!found.settings().clip() || !finite(box)) {
      return;
    }
    float left = (float) Math.max(at.offsetX(), 0);
    float top = (float) Math.max(at.offsetY(), 0);
    double right = at.offsetX() + at.scaleX() * at.sourceWidth();
    double bottom = at.offsetY() + at.scaleY() * at.sourceHeight();
    for (int side = 0; side < BOX; side += 2) {
      box[side] = Math.max(left, Math.min(box[side], (float) Math.min(right, at.tensorWidth())));
      box[side + 1] =
          Math.max(top, Math.min(box[side + 1], (float) Math.min(bottom, at.tensorHeight())));
    }
  }

  private static boolean finite(float[] box) {
    return Float.isFinite(box[0] + box[1] + box[2] + box[3]);
  }

  /** Returns whether a number of the row may become a score that passes. */
  private static boolean reaches(float[] row, double lowest) {
    for (float value : row) {
      if (value >= lowest) {
        return true;
      }
    }
    return false;
  }

  /** Returns the number below which none becomes a score of at least {@code threshold}. */
  private double lowest(float threshold) {
    return switch (head.activation()) {
      case NONE -> threshold;
      case SOFTMAX -> Double.NEGATIVE_INFINITY;
      case SIGMOID -> {
        double inside = Math.min(threshold, 0.9999);
        yield inside <= 0 ? Double.NEGATIVE_INFINITY : Math.log(inside / (1 - inside)) - ROUNDING;
      }
    };
  }
}
