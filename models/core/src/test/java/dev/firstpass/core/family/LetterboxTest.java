package dev.firstpass.core.family;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.Box;
import org.junit.jupiter.api.Test;

final class LetterboxTest {
  private final Letterbox letterbox = new Letterbox(0.5, 0.25, 8, 4, 100, 200, 64, 64);

  @Test
  void toSource_boxInside_undoesScaleAndOffset() {
    assertEquals(new Box(4, 8, 40, 80), letterbox.toSource(10, 6, 28, 24));
  }

  @Test
  void toSource_boxOutside_isClippedToTheImage() {
    assertEquals(new Box(0, 0, 100, 200), letterbox.toSource(-1e30, -5, 1e30, 900));
  }

  @Test
  void toSource_nonsense_isAnEmptyBoxInsideTheImage() {
    Box box = letterbox.toSource(Double.NaN, 30, Double.NEGATIVE_INFINITY, 10);

    assertEquals(0, box.area());
    assertEquals(new Box(0, 104, 0, 104), box);
  }

  @Test
  void frameTiming_framesPastTheEnd_stayInsideTheSource() {
    FrameTiming timing = new FrameTiming(1, 0.5, 3);

    assertEquals(1.5, timing.seconds(1));
    assertEquals(3, timing.span(2, 99).endSeconds());
  }
}
