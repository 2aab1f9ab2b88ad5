package dev.firstpass.inference.media.audio;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.javacpp.Loader;

/** The loading of FFmpeg's libraries, and what of FFmpeg a stranger's bytes may reach. */
final class FFmpeg {
  /** Demuxers that read one file and open no other: no playlists, no streaming, no devices. */
  static final String CONTAINERS =
      "wav,w64,flac,mp3,ogg,aac,mov,mp4,m4a,3gp,matroska,webm,aiff,au,caf,amr,amrnb,amrwb,nistsphere";

  /** Decoders of sound that are written in FFmpeg itself; none of pictures. */
  static final String DECODERS =
      "pcm_u8,pcm_s8,pcm_s8_planar,pcm_s16le,pcm_s16be,pcm_s16le_planar,pcm_s16be_planar,pcm_u16le,"
          + "pcm_u16be,pcm_s24le,pcm_s24be,pcm_s24le_planar,pcm_u24le,pcm_u24be,pcm_s32le,pcm_s32be,"
          + "pcm_s32le_planar,pcm_u32le,pcm_u32be,pcm_s64le,pcm_s64be,pcm_f16le,pcm_f24le,pcm_f32le,"
          + "pcm_f32be,pcm_f64le,pcm_f64be,pcm_mulaw,pcm_alaw,adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,"
          + "gsm,gsm_ms,flac,alac,mp1float,mp1,mp2float,mp2,mp3float,mp3,aac,vorbis,opus,speex,amrnb,"
          + "amrwb";

  /** No protocol has this name, so that nothing outside the recording is ever opened. */
  static final String PROTOCOLS = "none";

  /** The most that FFmpeg may allocate at once; a cover picture is read in one piece. */
  private static final long MOST_BYTES_AT_ONCE = 256L << 20;

  private FFmpeg() {}

  /** Loads the libraries at the first call of the process, which takes a second. */
  static void load() {
    try {
      Loaded.ensure();
    } catch (LinkageError notThere) {
      throw Refusal.noLibrary(notThere);
    }
  }

  private static final class Loaded {
    static {
      // We free everything ourselves. JavaCPP would count our other libraries' memory as its own
      // and refuse to allocate.
      setIfAbsent("org.bytedeco.javacpp.nopointergc", "true");
      setIfAbsent("org.bytedeco.javacpp.maxPhysicalBytes", "0");
      setIfAbsent("org.bytedeco.javacpp.maxBytes", "0");
      Loader.load(avutil.class);
      Loader.load(swresample.class);
      Loader.load(avcodec.class);
      Loader.load(avformat.class);
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
      avutil.av_max_alloc(MOST_BYTES_AT_ONCE);
    }

    private static void setIfAbsent(String property, String value) {
      if (System.getProperty(property) == null) {
        System.setProperty(property, value);
      }
    }

    static void ensure() {}
  }
}
