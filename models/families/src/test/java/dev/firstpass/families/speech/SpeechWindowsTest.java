package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.families.speech.SpeechWindows.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SpeechWindowsTest {
  private static final int RATE = 1000;

  @Test
  void next_shortRecording_isOneWindow() {
    List<Window> windows = windows(loud(2000), 2);

    assertEquals(1, windows.size());
    assertEquals(0, windows.get(0).first());
    assertEquals(2000, windows.get(0).samples().length);
  }

  @Test
  void next_pauseInTheSecondHalf_isCutThere() {
    float[] samples = loud(3500);
    Arrays.fill(samples, 1400, 1600, 0.001f);
    Arrays.fill(samples, 300, 500, 0);

    List<Window> windows = windows(samples, 2);

    long cut = windows.get(1).first();
    assertTrue(cut >= 1450 && cut <= 1550, "cut at " + cut);
    assertEquals(2, windows.size());
  }

  @Test
  void next_anyRecording_losesNoSample() {
    float[] samples = loud(7777);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i;
    }
    List<Window> windows = windows(samples, 1.5);

    int at = 0;
    for (Window window : windows) {
      assertEquals(at, window.first());
      assertTrue(window.samples().length <= 1500);
      for (float sample : window.samples()) {
        assertEquals(at++, sample);
      }
    }
    assertEquals(samples.length, at);
  }

  @Test
  void next_nothing_isEmpty() {
    assertEquals(List.of(), windows(new float[0], 1));
  }

  private static float[] loud(int count) {
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      samples[i] = i % 2 == 0 ? 0.5f : -0.5f;
    }
    return samples;
  }

  private static List<Window> windows(float[] samples, double seconds) {
    int[] at = {0};
    SpeechWindows windows =
        new SpeechWindows(
            into -> {
              int count = Math.min(Math.min(into.length, 333), samples.length - at[0]);
              System.arraycopy(samples, at[0], into, 0, count);
              at[0] += count;
              return count;
            },
            RATE,
            seconds);
    List<Window> all = new ArrayList<>();
    for (Optional<Window> next = windows.next(); next.isPresent(); next = windows.next()) {
      all.add(next.get());
    }
    return all;
  }
}
