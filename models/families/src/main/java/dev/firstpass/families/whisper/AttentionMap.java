package dev.firstpass.families.whisper;

import dev.firstpass.core.family.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Where the decoder looked for each token, made clear: each head's attention over the frames of the
 * recording, standardised over the tokens, smoothed by a median over 7 frames, and averaged.
 *
 * <p>Reference: openai/whisper, {@code find_alignment} and {@code median_filter} in {@code
 * whisper/timing.py}.
 */
final class AttentionMap {
  private static final int MEDIAN = 7;

  private AttentionMap() {}

  /**
   * Returns {@code [tokens][frames]}, high where a token was heard.
   *
   * @param heads each {@code [1, 1, tokens, n]}, summing to 1 over its frames
   * @param frames how many of them lie inside the recording, at least 1
   */
  static double[][] of(List<Tensor> heads, int frames) {
    int tokens = heads.get(0).shape().intSize(2);
    double[][] sum = new double[tokens][frames];
    for (Tensor head : heads) {
      double[][] weights = shares(head, frames);
      standardise(weights);
      for (int token = 0; token < tokens; token++) {
        double[] smooth = median(weights[token]);
        for (int frame = 0; frame < frames; frame++) {
          sum[token][frame] += smooth[frame] / heads.size();
        }
      }
    }
    return sum;
  }

  /** Cuts off what lies past the recording; what remains sums to 1 again. */
  private static double[][] shares(Tensor head, int frames) {
    int tokens = head.shape().intSize(2);
    int all = head.shape().intSize(3);
    FloatBuffer floats = head.floats();
    double[][] shares = new double[tokens][frames];
    for (int token = 0; token < tokens; token++) {
      double sum = 0;
      for (int frame = 0; frame < Math.min(frames, all); frame++) {
        shares[token][frame] = floats.get(token * all + frame);
        sum += shares[token][frame];
      }
      for (int frame = 0; frame < frames && sum > 0; frame++) {
        shares[token][frame] /= sum;
      }
    }
    return shares;
  }

  private static void standardise(double[][] weights) {
    int tokens = weights.length;
    for (int frame = 0; frame < weights[0].length; frame++) {
      double mean = 0;
      for (double[] row : weights) {
        mean += row[frame] / tokens;
      }
      double variance = 0;
      for (double[] row : weights) {
        variance += (row[frame] - mean) * (row[frame] - mean) / tokens;
      }
      double deviation = Math.sqrt(variance);
      for (double[] row : weights) {
        row[frame] = deviation > 0 ? (row[frame] - mean) / deviation : 0;
      }
    }
  }

  /** The median of each value and three on each side; the ends are mirrored. */
  private static double[] median(double[] values) {
    int side = MEDIAN / 2;
    if (values.length <= side) {
      return values;
    }
    double[] smooth = new double[values.length];
    double[] near = new double[MEDIAN];
    int last = values.length - 1;
    for (int i = 0; i < values.length; i++) {
      for (int k = 0; k < MEDIAN; k++) {
        int at = Math.abs(i + k - side);
        near[k] = values[at > last ? 2 * last - at : at];
      }
      Arrays.sort(near);
      smooth[i] = near[side];
    }
    return smooth;
  }
}
