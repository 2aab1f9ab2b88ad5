package dev.firstpass.families.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.families.speech.FeatureFrames;
import dev.firstpass.families.speech.FeatureStream;
import dev.firstpass.families.speech.LogMel;
import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FeatureWindowsTest {
  private static final int SECOND = LogMel.SAMPLE_RATE;
  private final LogMel features = new LogMel(80);

  @Test
  void move_throughARecording_givesTheFramesOfTheWhole() {
    float[] samples = samples(70 * SECOND + 77);
    FeatureFrames all = whole(samples);
    FeatureWindows windows = windows(samples);
    for (int first : new int[] {0, 500, 501, 3501, 4200, 6999}) {
      int frames = Math.min(3000, 7000 - first);
      FeatureFrames window = new FeatureFrames(80);
      for (int frame = first; frame < first + frames; frame++) {
        float[] row = new float[80];
        all.read(frame, row, 0);
        window.add(row);
      }
      float[] expected = new float[80 * 3000];
      LogMel.write(window, 0, frames, 3000, window.maximum(), FloatBuffer.wrap(expected));

      assertEquals(frames, windows.move(first));
      float[] actual = new float[80 * 3000];
      windows.tensor().floats().get(actual);
      assertArrayEquals(expected, actual);
    }
    assertEquals(0, windows.move(7000));
    assertEquals(samples.length, windows.samplesRead());
  }

  @Test
  void move_shortRecordings_haveAFrameForEachFull10Milliseconds() {
    for (int samples : new int[] {0, 1, 159, 160, 320, 479, 1600, SECOND}) {
      assertEquals(samples / 160, windows(samples(samples)).move(0));
    }
  }

  @Test
  void move_firstWindowOfALongRecording_readsNoMoreThanItNeeds() {
    FeatureWindows windows = windows(samples(100 * SECOND));

    windows.move(0);

    assertEquals(30, windows.samplesRead() / SECOND);
  }

  private FeatureFrames whole(float[] samples) {
    FeatureStream stream = features.stream();
    stream.accept(samples);
    stream.acceptSilence(400);
    return stream.take();
  }

  private FeatureWindows windows(float[] samples) {
    int[] at = {0};
    return new FeatureWindows(
        features,
        into -> {
          int left = samples.length - at[0];
          int count = Math.min(left, into.length);
          System.arraycopy(samples, at[0], into, 0, count);
          at[0] += count;
          return count;
        });
  }

  private static float[] samples(int count) {
    Random random = new Random(count);
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (float) (random.nextGaussian() * (i / SECOND % 7) * 0.02);
    }
    return samples;
  }
}
