package dev.firstpass.families.speakersegmentation;

import java.util.Arrays;

/**
 * Takes out of a window what one speaker says while nobody else speaks.
 *
 * <p>Source: {@code GetChunkSpeakerSampleIndexes} of sherpa-onnx.
 */
final class SoloSpeech {
  /** Fewer frames tell nothing of a voice: some 0.17 seconds. */
  private static final int LEAST_FRAMES = 10;

  private SoloSpeech() {}

  /**
   * Returns the samples of one speaker, one stretch after the other; none when it is too little.
   * Those of the window's last frame are left out, as by the reference.
   *
   * @param samples of the window
   * @param count how many of them are the recording's
   */
  static float[] of(WindowSpeech speech, int speaker, float[] samples, int count) {
    float[] solo = new float[samples.length];
    int length = 0;
    int frames = 0;
    for (int frame = 0; frame < speech.frames(); frame++) {
      if (speech.speaksAlone(speaker, frame)) {
        frames++;
        int from = Math.min(sample(frame, speech, samples), count);
        int next = Math.min(frame + 1, speech.frames() - 1);
        int to = Math.min(sample(next, speech, samples), count);
        System.arraycopy(samples, from, solo, length, to - from);
        length += to - from;
      }
    }
    return Arrays.copyOf(solo, frames < LEAST_FRAMES ? 0 : length);
  }

  private static int sample(int frame, WindowSpeech speech, float[] samples) {
    return (int) ((long) frame * samples.length / speech.frames());
  }
}
