package dev.firstpass.families.speakersegmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PowersetTest {
  @Test
  void of_threeSpeakersTwoAtOnce_hasPyannotesOrder() {
    Powerset powerset = Powerset.of(3, 2);

    assertEquals(
        List.of(0, 0b1, 0b10, 0b100, 0b11, 0b101, 0b110),
        IntStream.range(0, powerset.classes()).mapToObj(powerset::set).toList());
  }

  @Test
  void of_fourSpeakersThreeAtOnce_hasFifteenClasses() {
    Powerset powerset = Powerset.of(4, 3);

    assertEquals(15, powerset.classes());
    assertEquals(0b111, powerset.set(11));
    assertEquals(0b1110, powerset.set(14));
    assertThrows(IllegalArgumentException.class, () -> Powerset.of(2, 3));
  }

  @Test
  void read_scores_takesTheHighestAndNoNumberNever() {
    float none = Float.NaN;
    FloatBuffer scores =
        FloatBuffer.wrap(
            new float[] {
              -3, -2, -1, -9, -9, -9, -9, none, -2, none, -9, -9, -1, -9, none, none, none, none,
              none, none, none
            });

    WindowSpeech speech = Powerset.of(3, 2).read(scores, 3);

    assertTrue(speech.speaksAlone(1, 0));
    assertEquals(2, speech.count(1));
    assertTrue(speech.speaks(0, 1) && speech.speaks(2, 1));
    assertFalse(speech.speaksAlone(0, 1));
    assertEquals(0, speech.count(2));
  }
}
