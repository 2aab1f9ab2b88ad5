package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

final class FeatureFramesTest {
  @Test
  void write_someFrames_laysThemOutAsAsked() {
    FeatureFrames frames = counting(1000);
    FloatBuffer rows = FloatBuffer.allocate(4);
    FloatBuffer columns = FloatBuffer.allocate(4);

    frames.write(255, 2, rows);
    frames.writeTransposed(255, 2, columns);

    assertArrayEquals(new float[] {255, -255, 256, -256}, rows.array());
    assertArrayEquals(new float[] {255, 256, -255, -256}, columns.array());
  }

  @Test
  void maximum_ofAll_isTheGreatest() {
    assertEquals(999, counting(1000).maximum());
    assertEquals(Float.NEGATIVE_INFINITY, counting(0).maximum());
  }

  @Test
  void addAll_toItself_doubles() {
    FeatureFrames frames = counting(300);

    frames.addAll(frames);

    assertEquals(600, frames.count());
    assertEquals(-299, frames.at(599, 1));
  }

  @Test
  void at_outside_isRefused() {
    FeatureFrames frames = counting(3);

    assertThrows(IndexOutOfBoundsException.class, () -> frames.at(3, 0));
    assertThrows(
        IndexOutOfBoundsException.class, () -> frames.write(2, 2, FloatBuffer.allocate(4)));
    assertThrows(IllegalArgumentException.class, () -> frames.add(new float[3]));
  }

  private static FeatureFrames counting(int count) {
    FeatureFrames frames = new FeatureFrames(2);
    for (int i = 0; i < count; i++) {
      frames.add(new float[] {i, -i});
    }
    return frames;
  }
}
