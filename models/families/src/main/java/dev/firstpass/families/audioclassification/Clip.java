package dev.firstpass.families.audioclassification;

import dev.firstpass.families.speech.FeatureFrames;
import java.nio.FloatBuffer;

/** What a graph hears of one clip: frames of features, or samples. */
sealed interface Clip {
  /** Returns how many frames or samples there are. */
  int count();

  /**
   * Writes the first of them, frame by frame.
   *
   * @param into at its position, which advances
   */
  void write(int frames, FloatBuffer into);

  /**
   * Writes the first of them, feature by feature.
   *
   * @param width how long each line is, at least {@code frames}; the rest of it is left as it is
   * @param into from its start
   */
  void writeTransposed(int frames, int width, FloatBuffer into);

  /** Frames of features. */
  record Rows(FeatureFrames frames) implements Clip {
    @Override
    public int count() {
      return frames.count();
    }

    @Override
    public void write(int count, FloatBuffer into) {
      frames.write(0, count, into);
    }

    @Override
    public void writeTransposed(int count, int width, FloatBuffer into) {
      for (int feature = 0; feature < frames.size(); feature++) {
        for (int frame = 0; frame < count; frame++) {
          into.put(feature * width + frame, frames.at(frame, feature));
        }
      }
    }
  }

  /** Samples. */
  final class Wave implements Clip {
    private final float[] samples;

    /**
     * @param samples kept, not copied
     */
    Wave(float[] samples) {
      this.samples = samples;
    }

    @Override
    public int count() {
      return samples.length;
    }

    @Override
    public void write(int count, FloatBuffer into) {
      into.put(samples, 0, count);
    }

    @Override
    public void writeTransposed(int count, int width, FloatBuffer into) {
      into.put(samples, 0, count);
    }
  }
}
