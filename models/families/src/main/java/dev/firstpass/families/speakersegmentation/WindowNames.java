package dev.firstpass.families.speakersegmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Keeps who speaks in each window until all voices are known: a byte a frame, and for each speaker
 * of a window which voice it is. Eight hours of windows every second take some 17 MB. Confined to
 * one thread.
 */
final class WindowNames {
  private final List<WindowSpeech> windows = new ArrayList<>();
  private final List<int[]> voices = new ArrayList<>();

  /**
   * Takes the next window.
   *
   * @param voice the number of each speaker's voice, {@link Stitching#NOBODY} when it has none
   */
  void add(WindowSpeech speech, IntUnaryOperator voice) {
    windows.add(speech);
    voices.add(IntStream.range(0, speech.speakers()).map(voice).toArray());
  }

  /**
   * Gives all windows to the stitching. The speakers of a recording of one window are those that
   * the window tells apart.
   *
   * @param speakers of each voice
   */
  void stitch(int[] speakers, Stitching stitching) {
    if (windows.size() == 1) {
      WindowSpeech only = windows.get(0);
      stitching.add(only, IntStream.range(0, only.speakers()).toArray());
      return;
    }
    for (int i = 0; i < windows.size(); i++) {
      int[] names =
          Arrays.stream(voices.get(i))
              .map(voice -> voice == Stitching.NOBODY ? Stitching.NOBODY : speakers[voice])
              .toArray();
      stitching.add(windows.get(i), names);
    }
  }
}
