package dev.firstpass.inference.media.audio;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * How the samples of a decoded frame are laid out; a recording may change it on the way.
 *
 * @param sampleRateHz per channel
 * @param channels how many
 * @param sampleFormat FFmpeg's number of it
 * @param layoutOrder FFmpeg's kind of channel layout
 * @param layoutMask which loudspeakers, when the order is native
 */
record SourceFormat(
    int sampleRateHz, int channels, int sampleFormat, int layoutOrder, long layoutMask) {
  static SourceFormat of(AVFrame frame) {
    return new SourceFormat(
        frame.sample_rate(),
        frame.ch_layout().nb_channels(),
        frame.format(),
        frame.ch_layout().order(),
        frame.ch_layout().u_mask());
  }

  /** Returns the bytes of one sample of all channels. */
  int bytesPerSample() {
    return channels * avutil.av_get_bytes_per_sample(sampleFormat);
  }

  /** Returns whether FFmpeg knows where each channel sounds from. */
  boolean layoutKnown() {
    return layoutOrder == avutil.AV_CHANNEL_ORDER_NATIVE;
  }
}
