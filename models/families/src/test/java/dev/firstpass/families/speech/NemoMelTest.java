package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class NemoMelTest {
  static Stream<GoldenSpeech> nemo() {
    return GoldenSpeech.cases("nemo-mel");
  }

  @ParameterizedTest
  @MethodSource("nemo")
  void frames_areThoseOfTheReference(GoldenSpeech golden) {
    NemoMel nemo =
        new NemoMel(
            golden.option("mels", 80), (boolean) golden.options().getOrDefault("normalise", true));

    golden.assertEqualTo(nemo.frames(golden.signal()), GoldenSpeech.TOLERANCE);
  }

  @Test
  void stream_inPieces_givesTheSameRows() {
    NemoMel nemo = new NemoMel(80, false);

    GoldenSpeech.assertSameInPieces(nemo.stream(), nemo.stream(), GoldenSpeech.signal("gap"));
  }

  @Test
  void frames_ofSilence_areZero() {
    for (float value : new NemoMel(64, true).frames(new float[3200]).toArray()) {
      assertEquals(0, value);
    }
  }

  @Test
  void frames_lessThanAShift_areNone() {
    NemoMel nemo = new NemoMel(80, true);

    assertEquals(0, nemo.frames(new float[0]).count());
    assertEquals(0, nemo.frames(new float[159]).count());
    assertEquals(1, nemo.frames(new float[160]).count());
  }
}
