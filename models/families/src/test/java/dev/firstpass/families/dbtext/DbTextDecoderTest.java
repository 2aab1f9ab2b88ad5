package dev.firstpass.families.dbtext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import dev.firstpass.testkit.RandomTensors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DbTextDecoderTest {
  private final DbTextParameters parameters = new DbTextParameters();
  private final DbTextDecoder decoder =
      new DbTextDecoder(parameters, new LabelSet(List.of("text")), "maps");

  @Test
  void decode_bar_growsByAreaOverPerimeter() {
    float[] map = new float[64 * 64];
    paint(map, 20, 24, 44, 32, 0.9f);

    Region text = (Region) decode(map, Map.of()).get(0);

    // Corners are indexes of pixels: 23 x 7 grows by 161 * 1.5 / 60 = 4.025 on each side.
    assertEquals(0.9, text.score(), 1e-6);
    assertEquals(
        List.of(new Point(16, 20), new Point(47, 20), new Point(47, 35), new Point(16, 35)),
        ((Polygon) text.shape()).points());
  }

  @Test
  void decode_ring_isOneText() {
    float[] map = new float[64 * 64];
    paint(map, 10, 10, 50, 50, 0.95f);
    paint(map, 28, 28, 32, 32, 0.1f);

    assertEquals(1, decode(map, Map.of()).size());
  }

  @Test
  void decode_textInsideARing_isATextOfItsOwn() {
    float[] map = new float[64 * 64];
    paint(map, 4, 4, 60, 60, 0.95f);
    paint(map, 10, 10, 54, 54, 0.1f);
    paint(map, 20, 28, 44, 36, 0.9f);

    assertEquals(new Box(16, 24, 47, 39), ((Region) decode(map, Map.of()).get(0)).box());
  }

  @Test
  void decode_pixelsThatTouchAtACorner_areOneText() {
    float[] map = new float[64 * 64];
    paint(map, 10, 10, 20, 20, 0.9f);
    paint(map, 20, 20, 30, 30, 0.9f);

    assertEquals(1, decode(map, Map.of("threshold", 0.3)).size());
  }

  @Test
  void decode_noGrowth_keepsTheRectangle() {
    float[] map = new float[64 * 64];
    paint(map, 20, 24, 44, 32, 0.9f);

    assertEquals(new Box(20, 24, 43, 31), ((Region) decode(map, Map.of("unclip", 0)).get(0)).box());
  }

  @Test
  void decode_noiseAtFullSize_staysQuick() {
    int side = 960;
    Tensor noise =
        RandomTensors.uniform(new Random(1), TensorShape.of(1, 1, side, side), 0.25f, 0.32f);

    assertTimeout(
        Duration.ofSeconds(5),
        () ->
            decoder.decode(
                new Outputs(Map.of("maps", noise)),
                Letterbox.stretch(side, side, side, side),
                Settings.prediction(parameters.all())));
  }

  private List<Suggestion> decode(float[] map, Map<String, Object> settings) {
    return decoder.decode(
        new Outputs(Map.of("maps", Tensor.of(TensorShape.of(1, 1, 64, 64), map))),
        Letterbox.stretch(64, 64, 64, 64),
        Settings.prediction(parameters.all()).with(settings));
  }

  private static void paint(
      float[] map, int left, int top, int right, int bottom, float probability) {
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        map[y * 64 + x] = probability;
      }
    }
  }
}
