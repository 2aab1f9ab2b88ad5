package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WaveformTest {
  static Stream<GoldenSpeech> numpy() {
    return GoldenSpeech.cases("waveform");
  }

  @ParameterizedTest
  @MethodSource("numpy")
  void normalised_isThatOfNumpy(GoldenSpeech golden) {
    float[] samples = Waveform.normalised(golden.signal());
    FeatureFrames frames = new FeatureFrames(1);
    for (float sample : samples) {
      frames.add(new float[] {sample});
    }

    golden.assertEqualTo(frames, GoldenSpeech.TOLERANCE);
  }

  @Test
  void normalised_noise_hasMeanZeroAndVarianceOne() {
    double sum = 0;
    double squares = 0;
    float[] samples = Waveform.normalised(GoldenSpeech.signal("noise"));
    for (float sample : samples) {
      sum += sample;
      squares += sample * sample;
    }

    assertEquals(0, sum / samples.length, 1e-6);
    assertEquals(1, squares / samples.length, 1e-4);
  }

  @Test
  void normalised_silence_staysSilence() {
    assertArrayEquals(new float[100], Waveform.normalised(new float[100]));
    assertArrayEquals(new float[0], Waveform.normalised(new float[0]));
  }
}
