package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FbankTest {
  /** The native reference computes in single precision; its own rounding is up to 1.2e-4. */
  private static final double SINGLE_PRECISION = 2e-4;

  static Stream<GoldenSpeech> torchaudio() {
    return GoldenSpeech.cases("fbank-torchaudio");
  }

  static Stream<GoldenSpeech> kaldiNative() {
    return GoldenSpeech.cases("fbank-native");
  }

  @ParameterizedTest
  @MethodSource("torchaudio")
  void frames_areThoseOfTorchaudio(GoldenSpeech golden) {
    golden.assertEqualTo(fbank(golden).frames(golden.signal()), GoldenSpeech.TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("kaldiNative")
  void frames_areThoseOfKaldiNative(GoldenSpeech golden) {
    golden.assertEqualTo(fbank(golden).frames(golden.signal()), SINGLE_PRECISION);
  }

  @ParameterizedTest
  @MethodSource("kaldiNative")
  void stream_inPieces_givesTheSameRows(GoldenSpeech golden) {
    Fbank fbank = fbank(golden);

    GoldenSpeech.assertSameInPieces(fbank.stream(), fbank.stream(), golden.signal());
  }

  @Test
  void frames_aSampleShortOfAFrame_areNone() {
    Fbank fbank = new Fbank(FbankOptions.kaldi());

    assertEquals(0, fbank.frames(new float[0]).count());
    assertEquals(0, fbank.frames(new float[399]).count());
    assertEquals(1, fbank.frames(new float[400]).count());
    assertEquals(2, fbank.frames(new float[560]).count());
  }

  @Test
  void frames_ofSilence_areTheLogarithmOfTheFloor() {
    for (float value : new Fbank(FbankOptions.funAsr()).frames(new float[800]).toArray()) {
      assertEquals(Math.log(Math.ulp(1f)), value, 1e-6);
    }
  }

  @Test
  void new_bandAboveHalfTheRate_isRefused() {
    FbankOptions options = FbankOptions.kaldi().withBand(20, 8001);

    assertThrows(IllegalArgumentException.class, () -> new Fbank(options));
  }

  @Test
  void stream_afterFinish_takesNoMore() {
    FeatureStream stream = new Fbank(FbankOptions.kaldi()).stream();
    stream.finish();

    assertThrows(IllegalStateException.class, () -> stream.accept(new float[1]));
  }

  private static Fbank fbank(GoldenSpeech golden) {
    String taper = (String) golden.options().getOrDefault("taper", "povey");
    return new Fbank(
        FbankOptions.kaldi()
            .withTaper(Taper.valueOf(taper.toUpperCase(Locale.ROOT)))
            .withMels(golden.option("mels", 80))
            .withBand(20, golden.option("high", 0))
            .withSnipEdges((boolean) golden.options().getOrDefault("snip", true))
            .withPower((boolean) golden.options().getOrDefault("power", true))
            .withSampleScale(golden.option("scale", 32_768))
            .withSampleRate(golden.option("rate", 16_000)));
  }
}
