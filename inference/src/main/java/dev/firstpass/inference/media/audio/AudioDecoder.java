package dev.firstpass.inference.media.audio;

import dev.firstpass.core.model.AudioInput;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Opens recordings and decodes them to mono samples at a model's rate, as a stream: WAV, FLAC, MP3,
 * Ogg (Vorbis, Opus), M4A and MP4 (AAC, ALAC), WebM, AIFF, AU, CAF, AMR, NIST SPHERE. Of a video it
 * reads the sound.
 *
 * <p>FFmpeg's libraries are loaded when the first recording comes. Only what one file holds is
 * read: playlists and streaming descriptions are refused, no file or address is ever opened.
 * Thread-safe.
 */
public final class AudioDecoder {
  private final AudioLimits limits;

  /**
   * @param limits what is too large
   */
  public AudioDecoder(AudioLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /**
   * Returns what a recording says of itself, without decoding it; throws as {@link #open}.
   *
   * @param content from its position to its limit, neither of which changes
   */
  public RecordingHeader header(ByteBuffer content) {
    try (Track track = Track.open(content, new Meter(limits)::check)) {
      return track.header();
    }
  }

  /**
   * Opens a recording for the caller to read and close. For each channel as a track of its own,
   * open it once a channel with {@link AudioInput#withChannels}.
   *
   * @param content from its position to its limit, neither of which changes; heap or direct, read
   *     in place, to be left alone until the recording is closed
   * @param input the rate and channels wanted
   * @throws dev.firstpass.core.error.DraftingException UNSUPPORTED_MEDIA when it is no recording of
   *     a supported format or lacks the channel, UNREADABLE_MEDIA when nothing of it can be
   *     decoded, MEDIA_TOO_LARGE when it passes a limit
   */
  public OpenRecording open(ByteBuffer content, AudioInput input) {
    return OpenRecording.open(content, input, limits);
  }
}
