package dev.firstpass.inference.segmenting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.family.PreparedAudio;
import dev.firstpass.core.family.PreparedAudio.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class StretchReaderTest {
  private static final int RATE = 10;

  /** Samples that tell their own position. */
  private final StretchReader reader = new StretchReader(counting(100), RATE);

  @Test
  void next_stretches_giveTheirOwnSamplesAndTimes() {
    PreparedAudio first = reader.next(new TimeSpan(1, 1.5));
    assertArrayEquals(new float[] {10, 11, 12, 13, 14}, readAll(first.samples(), 3));
    assertEquals(1.2, first.timing().seconds(2), 1e-9);

    PreparedAudio second = reader.next(new TimeSpan(2, 2.3));
    assertArrayEquals(new float[] {20, 21, 22}, readAll(second.samples(), 16));
    assertEquals(2.3, second.timing().seconds(50), 1e-9);
  }

  @Test
  void next_stretchThatWasNotReadToItsEnd_losesNothingOfTheNext() {
    reader.next(new TimeSpan(1, 5)).samples().read(new float[2]);

    assertArrayEquals(
        new float[] {60, 61}, readAll(reader.next(new TimeSpan(6, 6.2)).samples(), 8));
  }

  @Test
  void next_stretchBeyondTheEnd_isEmpty() {
    assertArrayEquals(
        new float[] {98, 99}, readAll(reader.next(new TimeSpan(9.8, 12)).samples(), 8));
    assertEquals(0, reader.next(new TimeSpan(13, 14)).samples().read(new float[4]));
  }

  private static Samples counting(int count) {
    int[] next = {0};
    return into -> {
      int read = Math.min(count - next[0], into.length);
      for (int i = 0; i < read; i++) {
        into[i] = next[0]++;
      }
      return read;
    };
  }

  private static float[] readAll(Samples samples, int piece) {
    float[] all = new float[0];
    float[] part = new float[piece];
    for (int read = samples.read(part); read > 0; read = samples.read(part)) {
      all = Arrays.copyOf(all, all.length + read);
      System.arraycopy(part, 0, all, all.length - read, read);
    }
    return all;
  }
}
