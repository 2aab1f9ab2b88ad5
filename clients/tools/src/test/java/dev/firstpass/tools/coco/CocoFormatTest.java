package dev.firstpass.tools.coco;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ItemLabels;
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

final class CocoFormatTest extends ImageFormatContract {
  @Override
  protected LabelFormat format() {
    return new CocoFormat();
  }

  @Override
  protected String itemPath() {
    return "annotations/instances_default.json";
  }

  @Override
  protected void assertReadable(String path, byte[] content) throws IOException {
    assertEquals("annotations/instances_default.json", path);
    Map<?, ?> file = (Map<?, ?>) Objects.requireNonNull(plain(content));
    assertEquals(Set.of("info", "licenses", "images", "categories", "annotations"), file.keySet());
    int id = 1;
    for (Object annotation : (List<?>) Objects.requireNonNull(file.get("annotations"))) {
      Map<?, ?> fields = (Map<?, ?>) annotation;
      assertEquals(id++, fields.get("id"));
      List<?> box = (List<?>) Objects.requireNonNull(fields.get("bbox"));
      assertEquals(4, box.size());
      assertTrue(box.stream().allMatch(Number.class::isInstance), box::toString);
      assertTrue(fields.get("area") instanceof Number);
      assertEquals(0, fields.get("iscrowd"));
    }
  }

  /** Masks and rotated boxes are polygons; points have no scores. */
  @Override
  protected ItemLabels held(ItemLabels item) {
    return HeldLabels.each(
        item,
        shape -> {
          if (shape instanceof Keypoints keypoints) {
            return new Keypoints(
                keypoints.box(),
                keypoints.points().stream()
                    .map(point -> new Keypoint(point.name(), point.at(), 1))
                    .toList());
          }
          return HeldLabels.outlined(shape);
        });
  }

  @Test
  void write_sample_isTheGoldenFile() throws IOException {
    Map<String, String> files = SampleDraft.written(format());
    assertEquals(Set.of("annotations/instances_default.json"), files.keySet());
    assertEquals(
        plain(SampleDraft.golden(CocoFormatTest.class, "instances_default.json").getBytes(UTF_8)),
        plain(files.values().iterator().next().getBytes(UTF_8)));
  }

  @Test
  void writeItem_sample_isTheSameDocument() throws IOException {
    assertEquals(
        SampleDraft.written(format()).values().iterator().next(), SampleDraft.item(format()));
  }

  private static Object plain(byte[] content) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(content)) {
      return Objects.requireNonNull(PlainJson.read(parser));
    }
  }
}
