package dev.firstpass.inference.media.audio;

import dev.firstpass.core.family.FrameTiming;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.model.AudioInput;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A recording that is decoded as it is read; sample {@code n} is the source at {@code n / rate}
 * seconds. Holds native memory, the same for any length, until {@link #close}.
 *
 * <p>Confined to one thread at a time.
 */
public final class OpenRecording implements AutoCloseable {
  /** Containers of which FFmpeg reckons the length from bytes when they hold plain samples. */
  private static final Set<String> COUNTED = Set.of("wav", "aiff", "au");

  private final AudioInput input;
  private final AudioLimits limits;
  private final Track track;
  private final Meter meter;
  private @Nullable Resampler resampler;
  private SourceFormat format;
  private boolean frameWaits = true;
  private long silence;
  private boolean ended;
  private boolean closed;

  private OpenRecording(
      AudioInput input, AudioLimits limits, Track track, Meter meter, SourceFormat format) {
    this.input = input;
    this.limits = limits;
    this.track = track;
    this.meter = meter;
    this.format = format;
  }

  /** Opens a recording and decodes its first frame; throws as {@link AudioDecoder#open}. */
  static OpenRecording open(ByteBuffer content, AudioInput input, AudioLimits limits) {
    Meter meter = new Meter(limits);
    Track track = Track.open(content, meter::check);
    try {
      if (!track.next()) {
        throw Refusal.unreadable("it holds no sound that can be decoded");
      }
      SourceFormat format = SourceFormat.of(track.frame());
      OpenRecording recording = new OpenRecording(input, limits, track, meter, format);
      recording.count(format);
      recording.resampler = new Resampler(format, input);
      return recording;
    } catch (RuntimeException refused) {
      track.close();
      throw refused;
    }
  }

  /** Returns what the recording says of itself. */
  public RecordingHeader header() {
    return track.header();
  }

  /**
   * Returns the samples, which may be read once. Reading throws MEDIA_TOO_LARGE when the recording
   * passes a limit that it did not declare to pass.
   */
  public PreparedAudio.Samples samples() {
    return this::read;
  }

  /**
   * Returns how samples map to seconds. Nobody knows how long a compressed recording really is
   * before it was read: what it declares may be too short. Its timing ends at the limit; {@link
   * #seconds} tells where it ended.
   */
  public FrameTiming timing() {
    boolean counted = COUNTED.contains(header().container()) && header().codec().startsWith("pcm_");
    double atMost = limits.maxSeconds();
    return new FrameTiming(
        0,
        1.0 / input.sampleRateHz(),
        counted ? header().declaredSeconds().orElse(atMost) : atMost);
  }

  /**
   * Returns how long the recording is in seconds: exactly, once all samples were read; until then
   * what it declares, or what was read when that is more.
   */
  public double seconds() {
    return ended
        ? meter.seconds()
        : Math.max(meter.seconds(), header().declaredSeconds().orElse(0));
  }

  /**
   * Returns what is wrong with the recording although samples could be read, for people: parts that
   * are damaged, an end that is missing. Complete once all samples were read.
   */
  public List<String> warnings() {
    return ended ? track.damage(meter.seconds()) : List.of();
  }

  private int read(float[] into) {
    if (closed) {
      throw new IllegalStateException("the recording is closed");
    }
    int filled = 0;
    while (filled < into.length) {
      int taken = resampler().take(into, filled, into.length - filled);
      filled += taken;
      if (taken == 0 && !advance()) {
        break;
      }
    }
    return filled;
  }

  /** Goes on to the next frame; returns false when there is nothing more to give. */
  private boolean advance() {
    if (ended) {
      return false;
    }
    if (!frameWaits && !fetch()) {
      resampler().finish();
      ended = true;
      return true;
    }
    SourceFormat next = SourceFormat.of(track.frame());
    if (next.equals(format) && silence > 0) {
      silence -= resampler().pushSilence(silence);
    } else if (next.equals(format)) {
      resampler().push(track.frame());
      frameWaits = false;
    } else if (resampler().finished()) {
      resampler().close();
      resampler = null;
      resampler = new Resampler(next, input);
      format = next;
    } else {
      // The waiting frame is of another format: first the end of those before it.
      resampler().finish();
    }
    return true;
  }

  private boolean fetch() {
    frameWaits = track.next();
    if (frameWaits) {
      count(SourceFormat.of(track.frame()));
    }
    return frameWaits;
  }

  private void count(SourceFormat next) {
    silence = Math.round(track.holeBefore(meter.seconds()) * next.sampleRateHz());
    meter.count(next, silence + track.frame().nb_samples());
  }

  private Resampler resampler() {
    if (resampler == null) {
      throw new IllegalStateException("the recording could not be read on");
    }
    return resampler;
  }

  /** Frees everything; a second call does nothing. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (resampler != null) {
      resampler.close();
    }
    track.close();
  }
}
