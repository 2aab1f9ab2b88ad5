package dev.firstpass.inference.registry;

import dev.firstpass.core.family.PreparedAudio.Samples;
import dev.firstpass.inference.media.audio.OpenRecording;

/**
 * The samples of a recording; tells a watch about once a second of sound. Confined to one thread.
 */
final class WatchedSamples implements Samples {
  private final OpenRecording recording;
  private final Samples samples;
  private final int rate;
  private final ItemWatch watch;
  private long position;
  private long told;

  /**
   * @param recording is read
   * @param rate samples per second
   * @param watch is told, and can end the reading
   */
  WatchedSamples(OpenRecording recording, int rate, ItemWatch watch) {
    this.recording = recording;
    this.samples = recording.samples();
    this.rate = rate;
    this.watch = watch;
  }

  @Override
  public int read(float[] into) {
    int count = samples.read(into);
    position += count;
    if (position - told >= rate || count == 0) {
      told = position;
      double done = (double) position / rate;
      watch.at(done, Math.max(done, recording.seconds()));
    }
    return count;
  }
}
