package dev.firstpass.families.speakersegmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares clusters with scipy's; see {@code golden-speaker-segmentation/README.md}. */
final class VoicesTest {
  static Stream<Map<?, ?>> cases() throws IOException {
    try (InputStream file =
            Objects.requireNonNull(
                VoicesTest.class.getResourceAsStream(
                    "/golden-speaker-segmentation/clusters.json"));
        JsonParser parser = PlainJson.factory().createParser(file)) {
      return list(PlainJson.read(parser)).stream().map(json -> (Map<?, ?>) json);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void speakers_randomPoints_areScipysClusters(Map<?, ?> golden) {
    Voices voices = voices(golden);

    object(golden.get("into"))
        .forEach(
            (count, clusters) ->
                assertArrayEquals(
                    ints(clusters), voices.speakers(Integer.parseInt("" + count), 0), "" + count));
    object(golden.get("at"))
        .forEach(
            (threshold, clusters) ->
                assertArrayEquals(
                    ints(clusters),
                    voices.speakers(0, Double.parseDouble("" + threshold)),
                    "" + threshold));
  }

  @Test
  void speakers_moreVoicesThanAreClustered_goToTheNearestMean() {
    Voices voices = new Voices(10);
    Random random = new Random(6);
    int[] expected = IntStream.range(0, 95).map(i -> i % 7 == 3 ? 1 : 0).toArray();
    for (int speaker : expected) {
      float[] embedding = new float[4];
      embedding[speaker] = 2;
      embedding[2] = random.nextFloat() / 2;
      voices.add(embedding);
    }

    assertArrayEquals(expected, voices.speakers(2, 0));
    assertArrayEquals(expected, voices.speakers(0, 0.5));
  }

  @Test
  void add_noDirection_isNoVoice() {
    Voices voices = new Voices(10);

    assertEquals(-1, voices.add(new float[3]));
    assertEquals(-1, voices.add(new float[] {1, Float.NaN, 0}));
    assertEquals(-1, voices.add(new float[] {1, Float.POSITIVE_INFINITY, 0}));
    assertArrayEquals(new int[0], voices.speakers(0, 0.5));
    assertEquals(0, voices.add(new float[] {1, 0, 0}));
    assertArrayEquals(new int[] {0}, voices.speakers(3, 0.5));
  }

  private static Voices voices(Map<?, ?> golden) {
    Voices voices = new Voices(1000);
    for (Object point : list(golden.get("points"))) {
      List<?> values = list(point);
      float[] embedding = new float[values.size()];
      for (int i = 0; i < embedding.length; i++) {
        embedding[i] = ((Number) values.get(i)).floatValue();
      }
      voices.add(embedding);
    }
    return voices;
  }

  private static int[] ints(@Nullable Object json) {
    return list(json).stream().mapToInt(value -> ((Number) value).intValue()).toArray();
  }

  private static Map<?, ?> object(@Nullable Object json) {
    return (Map<?, ?>) Objects.requireNonNull(json);
  }

  private static List<?> list(@Nullable Object json) {
    return (List<?>) Objects.requireNonNull(json);
  }
}
