package dev.firstpass.inference.media.audio;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * A recording's sound track: its header, its decoded frames and what is wrong with it. Confined to
 * one thread at a time.
 */
final class Track implements AutoCloseable {
  /** Encoders' padding, which is cut off, may be declared: some frames of MP3 at 8 kHz. */
  private static final double SLACK_SECONDS = 0.3;

  private final ByteBuffer content;
  private final Demuxer demuxer;
  private final FrameReader frames;
  private final RecordingHeader header;
  private final Timeline timeline;

  private Track(ByteBuffer content, Demuxer demuxer, FrameReader frames, RecordingHeader header) {
    this.content = content;
    this.demuxer = demuxer;
    this.frames = frames;
    this.header = header;
    double declared = header.declaredSeconds().orElse(0);
    timeline = new Timeline(demuxer.timeBase(), declared, demuxer.hasPictures());
  }

  /**
   * Opens the track; throws UNSUPPORTED_MEDIA, UNREADABLE_MEDIA, or what the check throws.
   *
   * @param check sees the header before anything is decoded
   */
  static Track open(ByteBuffer content, Consumer<RecordingHeader> check) {
    FFmpeg.load();
    Demuxer demuxer = Demuxer.open(content);
    try {
      RecordingHeader header = demuxer.header();
      check.accept(header);
      return new Track(content, demuxer, FrameReader.open(demuxer), header);
    } catch (RuntimeException refused) {
      demuxer.close();
      throw refused;
    }
  }

  RecordingHeader header() {
    return header;
  }

  /** Decodes the next frame; returns false at the end. */
  boolean next() {
    return frames.next();
  }

  /** Returns the frame that {@link #next} decoded, good until it is called again. */
  AVFrame frame() {
    return frames.frame();
  }

  /**
   * Returns how many seconds of silence come before the frame.
   *
   * @param decodedSeconds what came before it, silence included
   */
  double holeBefore(double decodedSeconds) {
    return timeline.holeBefore(frame(), decodedSeconds);
  }

  /**
   * Returns what is wrong, for people, once the end was reached.
   *
   * @param seconds that could be read
   */
  List<String> damage(double seconds) {
    List<String> damage = new ArrayList<>();
    double declared = header.declaredSeconds().orElse(0);
    if (frames.damagedParts() > 0) {
      damage.add(
          "parts of the recording that could not be decoded: %d; silence stands in for them"
              .formatted(frames.damagedParts()));
    }
    if (declared - seconds > SLACK_SECONDS) {
      damage.add(
          String.format(
              Locale.ROOT,
              "the recording ends early: %.2f s of %.2f s could be read",
              seconds,
              declared));
    } else if (Ending.isMissing(content)) {
      damage.add(
          String.format(
              Locale.ROOT, "the recording ends early: it was cut off at %.2f s", seconds));
    }
    return List.copyOf(damage);
  }

  @Override
  public void close() {
    frames.close();
    demuxer.close();
  }
}
