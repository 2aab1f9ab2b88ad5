package dev.firstpass.inference.media;

import dev.firstpass.core.item.MediaKind;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Tells pictures from recordings by their first bytes. */
public final class MediaKinds {
  /** What files of sound begin with, and of video, whose sound is used. */
  private static final List<String> RECORDINGS =
      List.of(
          "RF64",
          "fLaC",
          "ID3",
          "OggS",
          "FORM",
          ".snd",
          "caff",
          "#!AMR",
          "NIST_1A",
          "\u001aE\u00df\u00a3");

  private MediaKinds() {}

  /**
   * Returns what the bytes begin like; empty when they begin like nothing that is known.
   *
   * @param content from its position to its limit, neither of which changes
   */
  public static Optional<MediaKind> sniff(ByteBuffer content) {
    ByteBuffer bytes = content.slice();
    if (ImageFormat.of(bytes).isPresent() || ImageFormat.foreign(bytes).isPresent()) {
      return Optional.of(MediaKind.IMAGE);
    }
    boolean recording =
        RECORDINGS.stream().anyMatch(magic -> ImageFormat.begins(bytes, 0, magic))
            || (ImageFormat.begins(bytes, 0, "RIFF") && ImageFormat.begins(bytes, 8, "WAVE"))
            || ImageFormat.begins(bytes, 4, "ftyp")
            || beginsWithMpegFrame(bytes)
            || beginsWithAdtsFrame(bytes);
    return recording ? Optional.of(MediaKind.AUDIO) : Optional.empty();
  }

  /**
   * Returns whether the bytes begin with the frame header of MPEG audio, layer I to III: eleven
   * bits set and none of the values that are reserved or, as AAC's, another format's.
   */
  private static boolean beginsWithMpegFrame(ByteBuffer bytes) {
    if (bytes.limit() < 4) {
      return false;
    }
    int header = bytes.getInt(0);
    boolean sync = header >>> 21 == 0x7FF;
    boolean version = (header >>> 19 & 3) != 1;
    boolean layer = (header >>> 17 & 3) != 0;
    boolean bitRate = (header >>> 12 & 15) != 15;
    boolean sampleRate = (header >>> 10 & 3) != 3;
    return sync && version && layer && bitRate && sampleRate;
  }

  /** AAC without a container. */
  private static boolean beginsWithAdtsFrame(ByteBuffer bytes) {
    return bytes.limit() >= 2 && (bytes.getShort(0) & 0xFFF6) == 0xFFF0;
  }
}
