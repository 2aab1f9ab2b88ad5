package dev.firstpass.families.vision;

/**
 * Decodes heads of Generalized Focal Loss (Li et al. 2020, arXiv:2006.04388), as PicoDet and
 * NanoDet have them: each place gives class scores (sigmoid done) and, for each of the four sides,
 * {@value #BINS} logits of a distribution over the distance to that side in strides. The distance
 * is the distribution's mean. Immutable.
 *
 * @param classes how many classes
 * @param centre where a place's own point lies
 */
public record GflHead(int classes, Centre centre) {
  /** Bins per side: {@code reg_max} + 1. */
  public static final int BINS = 8;

  /** Numbers of a place's box: left, top, right, bottom. */
  public static final int DISTANCES = 4 * BINS;

  /**
   * Where the point lies from which distances count: {@code (g + cells) * stride + pixels} for grid
   * coordinate g.
   *
   * @param cells in strides
   * @param pixels in tensor pixels
   */
  public record Centre(float cells, float pixels) {
    float of(int grid, int stride) {
      return (grid + cells) * stride + pixels;
    }
  }

  /**
   * Adds the boxes of one level, clipped to the tensor.
   *
   * @param scores {@link #classes} columns, a row per place
   * @param distances {@link #DISTANCES} columns, a row per place
   * @param level its grid
   * @param width of the tensor, pixels
   * @param height of the tensor, pixels
   */
  public void scan(
      TensorRows scores,
      TensorRows distances,
      GridLevel level,
      int width,
      int height,
      DetectionSettings settings,
      CandidateList into) {
    float[] score = new float[classes];
    float[] bins = new float[DISTANCES];
    float[] box = new float[4];
    for (int place = 0; place < level.places(); place++) {
      scores.read(place, score);
      int best = ClassScores.best(score, 0, classes);
      if (!(score[best] >= settings.filter().floor())) {
        continue;
      }
      distances.read(place, bins);
      box(bins, place, level, width, height, box);
      int first = settings.multiLabel() ? 0 : best;
      int end = settings.multiLabel() ? classes : best + 1;
      for (int classId = first; classId < end; classId++) {
        if (settings.filter().keeps(classId, score[classId])) {
          into.add(level.first() + place, classId, score[classId], box[0], box[1], box[2], box[3]);
        }
      }
    }
  }

  private void box(float[] bins, int place, GridLevel level, int width, int height, float[] box) {
    float x = centre.of(level.column(place), level.stride());
    float y = centre.of(level.row(place), level.stride());
    box[0] = clip(x - mean(bins, 0) * level.stride(), width);
    box[1] = clip(y - mean(bins, BINS) * level.stride(), height);
    box[2] = clip(x + mean(bins, 2 * BINS) * level.stride(), width);
    box[3] = clip(y + mean(bins, 3 * BINS) * level.stride(), height);
  }

  /** NaN stays NaN, so that the candidate is dropped. */
  private static float clip(float value, int max) {
    return Math.min(Math.max(value, 0), max);
  }

  /** Mean of the softmax of eight logits; the largest is taken off so that none overflows. */
  private static float mean(float[] logits, int from) {
    float largest = logits[from];
    for (int i = 1; i < BINS; i++) {
      largest = Math.max(largest, logits[from + i]);
    }
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < BINS; i++) {
      double weight = Math.exp(logits[from + i] - largest);
      sum += weight;
      weighted += i * weight;
    }
    return (float) (weighted / sum);
  }
}
