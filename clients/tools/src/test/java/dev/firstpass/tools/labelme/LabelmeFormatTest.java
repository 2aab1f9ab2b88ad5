package dev.firstpass.tools.labelme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.ImageFormatContract;
import dev.firstpass.tools.labelfile.HeldLabels;
import dev.firstpass.tools.labelfile.SampleDraft;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LabelmeFormatTest extends ImageFormatContract {
  private static final Map<String, Integer> POINTS = Map.of("rectangle", 2, "point", 1);

  @Override
  protected LabelFormat format() {
    return new LabelmeFormat();
  }

  @Override
  protected String itemPath() {
    return "a.json";
  }

  @Override
  protected void assertReadable(String path, byte[] content) throws IOException {
    assertTrue(path.endsWith(".json"), path);
    Map<?, ?> file = (Map<?, ?>) plain(content);
    assertTrue(file.containsKey("imageData"), path);
    assertNull(file.get("imageData"));
    assertTrue(file.get("imagePath") instanceof String name && !name.contains("/"), path);
    assertEquals(64, file.get("imageWidth"));
    assertEquals(48, file.get("imageHeight"));
    for (Object element : (List<?>) Objects.requireNonNull(file.get("shapes"))) {
      Map<?, ?> shape = (Map<?, ?>) element;
      List<?> points = (List<?>) Objects.requireNonNull(shape.get("points"));
      Integer expected = POINTS.get(Objects.requireNonNull(shape.get("shape_type")));
      assertTrue(expected == null ? points.size() >= 3 : points.size() == expected, path);
      assertTrue(shape.get("label") instanceof String, path);
      assertTrue(shape.get("flags") instanceof Map, path);
    }
  }

  /** Masks and rotated boxes are polygons; keypoints are groups of shapes. */
  @Override
  protected ItemLabels held(ItemLabels item) {
    long[] groups = {0};
    return HeldLabels.mapped(
        HeldLabels.each(item, HeldLabels::outlined),
        label ->
            ((Region) label.suggestion()).shape() instanceof Keypoints
                ? new Label(
                    label.suggestion(), label.scored(), Map.of(LabelAttributes.GROUP, ++groups[0]))
                : label);
  }

  @Test
  void write_sample_isTheGoldenFile() throws IOException {
    Map<String, String> files = SampleDraft.written(format());
    assertEquals(Set.of("street/day 1/car.json"), files.keySet());
    assertEquals(
        plain(SampleDraft.golden(LabelmeFormatTest.class, "car.json").getBytes(UTF_8)),
        plain(files.values().iterator().next().getBytes(UTF_8)));
  }

  private static Object plain(byte[] content) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(content)) {
      return Objects.requireNonNull(PlainJson.read(parser));
    }
  }
}
