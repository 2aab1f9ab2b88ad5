package dev.firstpass.tools.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Against Label Studio's own converter; {@code make_reference.py} beside the numbers says how. */
final class ReferenceTest {
  @Test
  void encode_masks_givesTheConvertersBytes() throws IOException {
    for (Map<?, ?> mask : reference("masks")) {
      List<Integer> runs =
          list(mask, "runs").stream().map(run -> ((Number) run).intValue()).toList();
      int[] encoded =
          BrushRle.encode(
              new Mask((int) number(mask, "width"), (int) number(mask, "height"), runs));
      assertEquals(String.valueOf(list(mask, "rle")), Arrays.toString(encoded));
    }
  }

  @Test
  void rectangle_turnedBoxes_areWhereTheConverterPutsTheirCorners() throws IOException {
    for (Map<?, ?> one : reference("rectangles")) {
      List<?> corners = list(one, "corners");
      double[] topLeft = point(corners.get(0));
      double[] topRight = point(corners.get(1));
      double[] bottomRight = point(corners.get(2));
      RotatedBox box =
          new RotatedBox(
              (topLeft[0] + bottomRight[0]) / 2,
              (topLeft[1] + bottomRight[1]) / 2,
              Math.hypot(topRight[0] - topLeft[0], topRight[1] - topLeft[1]),
              Math.hypot(bottomRight[0] - topRight[0], bottomRight[1] - topRight[1]),
              Math.atan2(topRight[1] - topLeft[1], topRight[0] - topLeft[0]));
      Percent percent =
          new Percent((int) number(one, "original_width"), (int) number(one, "original_height"));

      Map<String, Object> value = percent.rectangle(box).orElseThrow();

      for (String field : List.of("x", "y", "width", "height", "rotation")) {
        assertEquals(number(one, field), number(value, field), 1e-9, field);
      }
    }
  }

  @Test
  void rectangle_boxBeyondTheEdges_isClipped() {
    Map<String, Object> value = new Percent(300, 7).rectangle(new Box(-0.0001, -3, 300.0001, 7.5));

    assertEquals("[0.0, 0.0, 100.0, 100.0, 0.0]", value.values().toString());
    assertTrue(new Percent(100, 100).rectangle(new RotatedBox(1, 50, 20, 5, 0)).isEmpty());
  }

  private static List<Map<?, ?>> reference(String name) throws IOException {
    try (InputStream in = ReferenceTest.class.getResourceAsStream("reference.json");
        JsonParser parser =
            PlainJson.factory()
                .createParser(
                    new String(
                        Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8))) {
      Map<?, ?> root = (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
      return list(root, name).stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
    }
  }

  private static List<?> list(Map<?, ?> map, String name) {
    return (List<?>) Objects.requireNonNull(map.get(name));
  }

  private static double number(Map<?, ?> map, String name) {
    return ((Number) Objects.requireNonNull(map.get(name))).doubleValue();
  }

  private static double[] point(Object raw) {
    List<?> pair = (List<?>) raw;
    return new double[] {
      ((Number) pair.get(0)).doubleValue(), ((Number) pair.get(1)).doubleValue()
    };
  }
}
