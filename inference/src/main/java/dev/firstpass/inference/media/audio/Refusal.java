package dev.firstpass.inference.media.audio;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words for what is wrong with a recording. */
final class Refusal {
  private static final String SUPPORTED =
      "; supported: WAV, FLAC, MP3, Ogg (Vorbis, Opus), M4A (AAC), WebM, AIFF, AU, CAF, AMR,"
          + " NIST SPHERE, and the sound of MP4 and WebM videos";

  private Refusal() {}

  static DraftingException unsupported(String what) {
    return new DraftingException(ErrorCode.UNSUPPORTED_MEDIA, what + SUPPORTED);
  }

  static DraftingException noLibrary(@Nullable Throwable cause) {
    return new DraftingException(
        ErrorCode.UNSUPPORTED_MEDIA,
        "recordings cannot be read: the FFmpeg of this machine's kind (%s, %s) is not on the class path; "
                .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
            + "build on this kind of machine, or add the artifact org.bytedeco:ffmpeg for it",
        cause);
  }

  static DraftingException unreadable(String why) {
    return new DraftingException(
        ErrorCode.UNREADABLE_MEDIA, "the recording cannot be read: " + why);
  }

  static DraftingException tooLong(double seconds, AudioLimits limits) {
    return new DraftingException(
        ErrorCode.MEDIA_TOO_LARGE,
        String.format(
            Locale.ROOT,
            "the recording lasts %.1f s or more; the limit is %.1f s (--max-seconds): send it in parts",
            seconds,
            limits.maxSeconds()));
  }

  static DraftingException tooManyChannels(int channels, AudioLimits limits) {
    return new DraftingException(
        ErrorCode.MEDIA_TOO_LARGE,
        "the recording has %d channels; the limit is %d (--max-channels): send fewer"
            .formatted(channels, limits.maxChannels()));
  }

  static DraftingException tooManyBytes(AudioLimits limits) {
    return new DraftingException(
        ErrorCode.MEDIA_TOO_LARGE,
        "the recording's samples come to more than %d bytes, the limit (--max-decoded-bytes): "
                .formatted(limits.maxDecodedBytes())
            + "send it in parts, or with fewer channels or a lower sample rate");
  }

  static DraftingException noSuchChannel(int index, int channels) {
    return new DraftingException(
        ErrorCode.UNSUPPORTED_MEDIA,
        "channel %d is asked for, but the recording has %d: choose a lower one, or 'mix'"
            .formatted(index + 1, channels));
  }
}
