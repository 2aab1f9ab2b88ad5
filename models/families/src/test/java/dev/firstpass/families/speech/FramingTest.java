package dev.firstpass.families.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.families.speech.Framing.Edges;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FramingTest {
  @Test
  void source_outside_isWhatTheEdgesSay() {
    assertArrayEquals(new long[] {1, 0, 1, 2, 3, 2, 1, 0, 1}, sources(Edges.REFLECT, -1, 4, 8));
    assertArrayEquals(new long[] {1, 0, 0, 1, 2, 2, 1, 0, 0}, sources(Edges.MIRROR, -2, 3, 7));
    assertArrayEquals(new long[] {-1, 0, 1, -1}, sources(Edges.ZERO, -1, 2, 3));
    assertArrayEquals(new long[] {0, 0, 0, 0, 0}, sources(Edges.REFLECT, -2, 1, 3));
  }

  @ParameterizedTest
  @EnumSource
  void settled_ofAnyLength_areNoMoreThanInTheEnd(Edges edges) {
    Framing framing = new Framing(400, 160, edges == Edges.SNIP ? 0 : 200, edges, 0);
    long before = 0;
    for (long samples = 0; samples < 2000; samples++) {
      long settled = framing.settled(samples);
      assertTrue(settled >= before && settled <= framing.frames(samples), edges + " " + samples);
      before = settled;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 79, 80, 160, 200, 201, 399})
  void stream_lessThanAFrame_isFinite(int count) {
    float[] samples = new float[count];
    Arrays.fill(samples, 0.5f);
    FeatureStream[] streams = {
      new LogMel(80).stream(),
      new Fbank(FbankOptions.zipformer()).stream(),
      new NemoMel(80, false).stream(),
      new NemoMfcc().stream()
    };
    int[] frames = {count / 160, (count + 80) / 160, count / 160, 1 + count / 160};
    for (int i = 0; i < streams.length; i++) {
      FeatureFrames given = streams[i].all(samples);
      assertEquals(frames[i], given.count());
      for (float value : given.toArray()) {
        assertTrue(Float.isFinite(value));
      }
    }
  }

  @Test
  void new_leadOfAFrame_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Framing(400, 160, 400, Edges.ZERO, 0));
  }

  private static long[] sources(Edges edges, int from, int samples, int end) {
    Framing framing = new Framing(10, 5, 5, edges, 0);
    return LongStream.range(from, end).map(at -> framing.source(at, samples)).toArray();
  }
}
