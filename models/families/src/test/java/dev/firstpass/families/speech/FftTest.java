package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FftTest {
  private static final double TOLERANCE = 1e-12;

  static Stream<GoldenSpeech> sizes() {
    return GoldenSpeech.cases("fft");
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void spectrum_ofNoise_isThatOfNumpy(GoldenSpeech golden) {
    Fft fft = new Fft(golden.whole("size"));
    double[] real = new double[fft.bins()];
    double[] imaginary = new double[fft.bins()];

    fft.spectrum(golden.doubles("frame"), real, imaginary);

    assertArrayEquals(golden.doubles("real"), real, TOLERANCE);
    assertArrayEquals(golden.doubles("imaginary"), imaginary, TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void power_usedTwice_isTheSquareOfTheSpectrum(GoldenSpeech golden) {
    Fft fft = new Fft(golden.whole("size"));
    double[] power = new double[fft.bins()];
    fft.power(new double[fft.size()], power);
    assertArrayEquals(new double[fft.bins()], power);

    fft.power(golden.doubles("frame"), power);

    double[] real = golden.doubles("real");
    double[] imaginary = golden.doubles("imaginary");
    for (int k = 0; k < power.length; k++) {
      assertEquals(real[k] * real[k] + imaginary[k] * imaginary[k], power[k], 1e-9);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 0, 1, 401})
  void new_oddOrNotPositive_isRefused(int size) {
    assertThrows(IllegalArgumentException.class, () -> new Fft(size));
  }

  @Test
  void power_ofAWaveOfOneBin_liesInThatBin() {
    Fft fft = new Fft(400);
    double[] frame = new double[400];
    for (int i = 0; i < 400; i++) {
      frame[i] = Math.cos(2 * Math.PI * 37 * i / 400);
    }
    double[] power = new double[fft.bins()];

    fft.power(frame, power);

    double[] expected = new double[fft.bins()];
    expected[37] = 200 * 200;
    assertArrayEquals(expected, power, 1e-9);
  }
}
