package dev.firstpass.inference.media.audio;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_from_mask;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_chlayout;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_int;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_sample_fmt;

import dev.firstpass.core.model.AudioInput;
import java.math.BigInteger;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Mixes frames of one format to one channel and brings them to the model's rate by libswresample:
 * its polyphase filter with its own defaults, which are those of the {@code ffmpeg} command, in
 * float32. Output sample {@code n} is the source at {@code n / rate} seconds.
 *
 * <p>Confined to one thread at a time.
 */
final class Resampler implements AutoCloseable {
  private static final int BLOCK = 8192;

  /** Ratios with more phases than libswresample tabulates are interpolated between phases. */
  private static final int TABULATED_PHASES = 1024;

  private final SwrContext swr = swresample.swr_alloc();
  private final FloatPointer block = new FloatPointer(BLOCK);
  private final PointerPointer<FloatPointer> output = new PointerPointer<>(1L);
  private final PointerPointer<FloatPointer> noInput;
  private int held;
  private int given;
  private boolean finished;

  /** Throws UNSUPPORTED_MEDIA when the format cannot be mixed or resampled. */
  Resampler(SourceFormat from, AudioInput to) {
    output.put(0, block);
    noInput = new PointerPointer<>((long) from.channels());
    try {
      configure(from, to);
    } catch (RuntimeException refused) {
      close();
      throw refused;
    }
  }

  private void configure(SourceFormat from, AudioInput to) {
    double[] weights = Mixdown.weights(to.channels(), from);
    try (AVChannelLayout source = new AVChannelLayout();
        AVChannelLayout mono = new AVChannelLayout()) {
      if (from.layoutKnown()) {
        av_channel_layout_from_mask(source, from.layoutMask());
      } else {
        av_channel_layout_default(source, from.channels());
      }
      av_channel_layout_default(mono, 1);
      av_opt_set_chlayout(swr, "in_chlayout", source, 0);
      av_opt_set_chlayout(swr, "out_chlayout", mono, 0);
    }
    av_opt_set_int(swr, "in_sample_rate", from.sampleRateHz(), 0);
    av_opt_set_int(swr, "out_sample_rate", to.sampleRateHz(), 0);
    av_opt_set_sample_fmt(swr, "in_sample_fmt", from.sampleFormat(), 0);
    av_opt_set_sample_fmt(swr, "out_sample_fmt", AV_SAMPLE_FMT_FLT, 0);
    av_opt_set_sample_fmt(swr, "internal_sample_fmt", AV_SAMPLE_FMT_FLTP, 0);
    av_opt_set_int(swr, "linear_interp", interpolates(from, to) ? 1 : 0, 0);
    boolean mixes = weights.length > 1;
    if ((mixes && swresample.swr_set_matrix(swr, weights, weights.length) < 0)
        || swresample.swr_init(swr) < 0) {
      throw Refusal.unsupported(
          "sound of %d channels at %d Hz cannot be brought to %d Hz"
              .formatted(from.channels(), from.sampleRateHz(), to.sampleRateHz()));
    }
  }

  private static boolean interpolates(SourceFormat from, AudioInput to) {
    int divisor =
        BigInteger.valueOf(from.sampleRateHz())
            .gcd(BigInteger.valueOf(to.sampleRateHz()))
            .intValue();
    return to.sampleRateHz() / divisor > TABULATED_PHASES;
  }

  /** Takes in a frame, once {@link #take} gives nothing more of the last. */
  void push(AVFrame frame) {
    hold(swresample.swr_convert(swr, output, BLOCK, frame.extended_data(), frame.nb_samples()));
  }

  /**
   * Takes in silence, as {@link #push} a frame.
   *
   * @return how many samples of the source it took, at most {@code samples}
   */
  int pushSilence(long samples) {
    int taken = (int) Math.min(samples, BLOCK);
    swresample.swr_inject_silence(swr, taken);
    return taken;
  }

  /** Says that no frame follows, so that {@link #take} gives the end too. */
  void finish() {
    finished = true;
  }

  /** Returns whether {@link #finish} was called. */
  boolean finished() {
    return finished;
  }

  /**
   * Gives samples in [-1, 1].
   *
   * @return how many were put from index {@code start}, at most {@code count}; 0 when a frame is
   *     needed
   */
  int take(float[] into, int start, int count) {
    if (given == held) {
      // An array without samples means "what is left of the frames", none at all "and the end".
      hold(swresample.swr_convert(swr, output, BLOCK, finished ? null : noInput, 0));
    }
    int taken = Math.min(count, held - given);
    block.position(given).get(into, start, taken);
    given += taken;
    limit(into, start, start + taken);
    return taken;
  }

  private void hold(int samples) {
    held = Math.max(samples, 0);
    given = 0;
  }

  /** Lossy encodings overshoot, and float files may hold anything. */
  private static void limit(float[] samples, int from, int to) {
    for (int i = from; i < to; i++) {
      float sample = samples[i];
      // A comparison with NaN is false.
      samples[i] = sample >= -1 ? Math.min(sample, 1) : sample < -1 ? -1 : 0;
    }
  }

  @Override
  public void close() {
    swresample.swr_free(swr);
    block.position(0).close();
    output.close();
    noInput.close();
  }
}
