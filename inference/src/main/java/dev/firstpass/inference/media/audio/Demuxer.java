package dev.firstpass.inference.media.audio;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_BITRATE;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.inference.media.MediaKinds;
import java.nio.ByteBuffer;
import java.util.OptionalDouble;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/**
 * The packets of a recording's first or best sound track, out of whatever container holds it.
 * Confined to one thread at a time.
 */
final class Demuxer implements AutoCloseable {
  private final ContentIo io;
  private final AVFormatContext context;
  private final AVStream track;

  private Demuxer(ContentIo io, AVFormatContext context, AVStream track) {
    this.io = io;
    this.context = context;
    this.track = track;
  }

  /** Opens a recording; throws UNSUPPORTED_MEDIA or UNREADABLE_MEDIA. */
  static Demuxer open(ByteBuffer content) {
    ContentIo io = new ContentIo(content);
    AVFormatContext context = null;
    try {
      context = openContainer(io, content);
      return new Demuxer(io, context, findTrack(context));
    } catch (RuntimeException refused) {
      if (context != null) {
        avformat_close_input(context);
      }
      io.close();
      throw refused;
    }
  }

  private static AVFormatContext openContainer(ContentIo io, ByteBuffer content) {
    AVFormatContext context = avformat_alloc_context();
    context.pb(io.context());
    AVDictionary options = new AVDictionary((Pointer) null);
    try {
      avutil.av_dict_set(options, "format_whitelist", FFmpeg.CONTAINERS, 0);
      avutil.av_dict_set(options, "codec_whitelist", FFmpeg.DECODERS, 0);
      avutil.av_dict_set(options, "protocol_whitelist", FFmpeg.PROTOCOLS, 0);
      // On failure this frees the context, but not what it reads from.
      if (avformat_open_input(context, (String) null, null, options) < 0) {
        throw notOpened(content);
      }
      return context;
    } finally {
      avutil.av_dict_free(options);
    }
  }

  private static DraftingException notOpened(ByteBuffer content) {
    return MediaKinds.sniff(content).filter(MediaKind.AUDIO::equals).isPresent()
        ? Refusal.unreadable("its header is damaged or ends early")
        : Refusal.unsupported("the content is not a recording of a supported format");
  }

  private static AVStream findTrack(AVFormatContext context) {
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = context.streams(i);
      if (!isSound(stream)) {
        stream.discard(avcodec.AVDISCARD_ALL);
      }
    }
    avformat_find_stream_info(context, (AVDictionary) null);
    int best = av_find_best_stream(context, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
    if (best < 0) {
      throw noTrack(context);
    }
    for (int i = 0; i < context.nb_streams(); i++) {
      if (i != best) {
        context.streams(i).discard(avcodec.AVDISCARD_ALL);
      }
    }
    return context.streams(best);
  }

  private static DraftingException noTrack(AVFormatContext context) {
    for (int i = 0; i < context.nb_streams(); i++) {
      if (isSound(context.streams(i))) {
        return Refusal.unreadable("its sound track is damaged or ends early");
      }
    }
    return context.nb_streams() == 0
        ? Refusal.unreadable("it ends before its sound begins")
        : Refusal.unsupported("the file has no sound track");
  }

  private static boolean isSound(AVStream stream) {
    return stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO;
  }

  /** Returns how the track is encoded. */
  AVCodecParameters parameters() {
    return track.codecpar();
  }

  /** Returns the unit of the packets' times. */
  AVRational timeBase() {
    return track.time_base();
  }

  /** Returns what the recording says of itself; throws UNREADABLE_MEDIA when that is too little. */
  RecordingHeader header() {
    int rate = parameters().sample_rate();
    int channels = parameters().ch_layout().nb_channels();
    if (rate <= 0 || channels <= 0) {
      throw Refusal.unreadable("it does not say its sample rate or channels");
    }
    String codec = avcodec.avcodec_get_name(parameters().codec_id()).getString();
    return new RecordingHeader(container(), codec, rate, channels, declaredSeconds());
  }

  /** Returns FFmpeg's short name of the container: {@code wav}, {@code mov}. */
  private String container() {
    String names = context.iformat().name().getString();
    int comma = names.indexOf(',');
    return comma < 0 ? names : names.substring(0, comma);
  }

  /** Returns how long the recording says it is; empty when that is only guessed. */
  private OptionalDouble declaredSeconds() {
    if (context.duration_estimation_method() == AVFMT_DURATION_FROM_BITRATE) {
      return OptionalDouble.empty();
    }
    AVRational base = track.time_base();
    if (track.duration() > 0 && base.den() > 0) {
      return OptionalDouble.of((double) track.duration() * base.num() / base.den());
    }
    return context.duration() > 0
        ? OptionalDouble.of((double) context.duration() / avutil.AV_TIME_BASE)
        : OptionalDouble.empty();
  }

  /** Returns whether the recording is a video: the sound's times count from the first picture. */
  boolean hasPictures() {
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = context.streams(i);
      boolean cover = (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
      if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO && !cover) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads the track's next packet.
   *
   * @return 0, {@code AVERROR_EOF} at the end, or another negative number where the container is
   *     damaged
   */
  int read(AVPacket packet) {
    while (true) {
      int result = av_read_frame(context, packet);
      if (result < 0 || packet.stream_index() == track.index()) {
        return result;
      }
      avcodec.av_packet_unref(packet);
    }
  }

  @Override
  public void close() {
    avformat_close_input(context);
    io.close();
  }
}
