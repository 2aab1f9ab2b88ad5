package dev.firstpass.inference.media.audio;

import dev.firstpass.core.model.Channels;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;

/** How much of each channel goes into the one that a model hears. */
final class Mixdown {
  private static final double MINUS_3_DB = Math.sqrt(0.5);

  /** What libswresample scales is a square of this side, however many channels there are. */
  private static final int MATRIX_SIDE = 64;

  private Mixdown() {}

  /**
   * Returns one weight a channel: 1 for a single one; for the mix FFmpeg's, which knows what
   * loudspeakers are for, or equal ones where nothing is said of loudspeakers. Their sum is 1.
   */
  static double[] weights(Channels channels, SourceFormat format) {
    double[] weights = new double[format.channels()];
    if (channels instanceof Channels.Single single) {
      if (single.index() >= weights.length) {
        throw Refusal.noSuchChannel(single.index(), weights.length);
      }
      weights[single.index()] = 1;
    } else if (!(format.layoutKnown() && downmix(format.layoutMask(), weights))) {
      Arrays.fill(weights, 1.0 / weights.length);
    }
    return weights;
  }

  private static boolean downmix(long mask, double[] weights) {
    try (AVChannelLayout from = new AVChannelLayout();
        AVChannelLayout mono = new AVChannelLayout()) {
      avutil.av_channel_layout_from_mask(from, mask);
      avutil.av_channel_layout_default(mono, 1);
      double[] matrix = new double[MATRIX_SIDE * MATRIX_SIDE];
      double loudest = 1;
      int result =
          swresample.swr_build_matrix2(
              from,
              mono,
              MINUS_3_DB,
              MINUS_3_DB,
              0,
              loudest,
              1,
              matrix,
              MATRIX_SIDE,
              avutil.AV_MATRIX_ENCODING_NONE,
              null);
      System.arraycopy(matrix, 0, weights, 0, weights.length);
      return result >= 0;
    }
  }
}
