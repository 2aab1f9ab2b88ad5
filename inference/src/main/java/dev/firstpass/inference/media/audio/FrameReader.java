package dev.firstpass.inference.media.audio;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import dev.firstpass.core.error.DraftingException;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;

/**
 * Decodes a track frame by frame, without the samples that its encoder put before and after it.
 * What cannot be decoded is left out and counted. Confined to one thread at a time.
 */
final class FrameReader implements AutoCloseable {
  private final Demuxer demuxer;
  private final AVCodecContext decoder;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private boolean drained;
  private int damagedParts;

  private FrameReader(Demuxer demuxer, AVCodecContext decoder) {
    this.demuxer = demuxer;
    this.decoder = decoder;
  }

  /**
   * Opens the decoder of a track; throws UNSUPPORTED_MEDIA.
   *
   * @param demuxer stays the caller's to close
   */
  static FrameReader open(Demuxer demuxer) {
    int id = demuxer.parameters().codec_id();
    AVCodec codec = avcodec_find_decoder(id);
    if (codec == null) {
      throw notSupported(id);
    }
    AVCodecContext context = avcodec_alloc_context3(codec);
    AVDictionary options = new AVDictionary((Pointer) null);
    try {
      avcodec_parameters_to_context(context, demuxer.parameters());
      context.pkt_timebase(demuxer.timeBase());
      context.thread_count(1);
      av_dict_set(options, "codec_whitelist", FFmpeg.DECODERS, 0);
      if (avcodec_open2(context, codec, options) < 0) {
        avcodec_free_context(context);
        boolean known = List.of(FFmpeg.DECODERS.split(",")).contains(codec.name().getString());
        throw known
            ? Refusal.unreadable("what its decoder needs to know is damaged")
            : notSupported(id);
      }
    } finally {
      av_dict_free(options);
    }
    return new FrameReader(demuxer, context);
  }

  private static DraftingException notSupported(int codec) {
    return Refusal.unsupported(
        "sound encoded as '" + avcodec_get_name(codec).getString() + "' is not supported");
  }

  /** Returns the frame that {@link #next} fills. */
  AVFrame frame() {
    return frame;
  }

  /** Returns how many parts of the recording could not be read or decoded until now. */
  int damagedParts() {
    return damagedParts;
  }

  /** Decodes the next frame that holds samples; returns false at the end. */
  boolean next() {
    while (true) {
      int result = avcodec_receive_frame(decoder, frame);
      if (result == AVERROR_EAGAIN()) {
        feed();
      } else if (result == AVERROR_EOF || (result < 0 && drained)) {
        return false;
      } else if (result < 0) {
        damagedParts++;
      } else if (frame.nb_samples() > 0) {
        boolean damaged =
            (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0 || frame.decode_error_flags() != 0;
        damagedParts += damaged ? 1 : 0;
        return true;
      }
    }
  }

  private void feed() {
    int result = demuxer.read(packet);
    if (result < 0) {
      damagedParts += result == AVERROR_EOF ? 0 : 1;
      drained = true;
      avcodec_send_packet(decoder, null);
      return;
    }
    boolean damaged = (packet.flags() & AV_PKT_FLAG_CORRUPT) != 0;
    damaged |= avcodec_send_packet(decoder, packet) < 0;
    damagedParts += damaged ? 1 : 0;
    av_packet_unref(packet);
  }

  @Override
  public void close() {
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(decoder);
  }
}
