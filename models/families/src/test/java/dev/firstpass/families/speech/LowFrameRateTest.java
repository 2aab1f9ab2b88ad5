package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LowFrameRateTest {
  static Stream<GoldenSpeech> rates() {
    return GoldenSpeech.cases("low-frame-rate");
  }

  static Stream<GoldenSpeech> frontends() {
    return GoldenSpeech.cases("wav-frontend");
  }

  @ParameterizedTest
  @MethodSource("rates")
  void apply_areTheRowsOfTheReference(GoldenSpeech golden) {
    LowFrameRate rate = new LowFrameRate(golden.whole("window"), golden.whole("shift"));
    FeatureFrames frames = frames(golden.floats("in"), golden.whole("size"));

    FeatureFrames joined = rate.apply(frames);

    assertEquals(golden.whole("frames"), joined.count());
    assertArrayEquals(golden.floats("out"), joined.toArray());
  }

  @ParameterizedTest
  @MethodSource("rates")
  void apply_inParts_givesTheSameRows(GoldenSpeech golden) {
    LowFrameRate rate = new LowFrameRate(golden.whole("window"), golden.whole("shift"));
    FeatureFrames frames = frames(golden.floats("in"), golden.whole("size"));
    int half = rate.rows(frames.count()) / 2;

    FeatureFrames joined = rate.apply(frames, 0, half);
    joined.addAll(rate.apply(frames, half, rate.rows(frames.count()) - half));

    assertArrayEquals(golden.floats("out"), joined.toArray());
  }

  @ParameterizedTest
  @MethodSource("frontends")
  void fbankJoinedAndNormalised_isTheFrontendOfFunAsr(GoldenSpeech golden) {
    Cmvn cmvn =
        new Cmvn(
            GoldenSpeech.floats(golden.options(), "add"),
            GoldenSpeech.floats(golden.options(), "multiply"));

    FeatureFrames frames =
        new LowFrameRate(7, 6).apply(new Fbank(FbankOptions.funAsr()).frames(golden.signal()));
    cmvn.apply(frames);

    golden.assertEqualTo(frames, GoldenSpeech.TOLERANCE);
  }

  @Test
  void apply_noFrames_givesNone() {
    assertEquals(0, new LowFrameRate(7, 6).apply(new FeatureFrames(80)).count());
  }

  @Test
  void cmvn_ofAnotherSize_isRefused() {
    Cmvn cmvn = new Cmvn(new float[80], new float[80]);

    assertThrows(IllegalArgumentException.class, () -> cmvn.apply(new FeatureFrames(560)));
    assertThrows(IllegalArgumentException.class, () -> new Cmvn(new float[80], new float[79]));
  }

  private static FeatureFrames frames(float[] values, int size) {
    FeatureFrames frames = new FeatureFrames(size);
    for (int i = 0; i < values.length; i += size) {
      frames.add(Arrays.copyOfRange(values, i, i + size));
    }
    return frames;
  }
}
