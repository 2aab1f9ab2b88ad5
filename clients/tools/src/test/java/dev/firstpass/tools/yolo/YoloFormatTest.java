package dev.firstpass.tools.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.ImageFormatContract;
import dev.firstpass.tools.labelfile.HeldLabels;
import dev.firstpass.tools.labelfile.SampleDraft;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class YoloFormatTest extends ImageFormatContract {
  @Override
  protected LabelFormat format() {
    return new YoloFormat();
  }

  @Override
  protected String itemPath() {
    return "labels/a.txt";
  }

  @Override
  protected void assertReadable(String path, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    assertTrue(text.isEmpty() || text.endsWith("\n"), path);
    if (path.endsWith("classes.txt") || path.equals("data.yaml")) {
      return;
    }
    assertTrue(path.startsWith("labels/") || path.startsWith("labels_conf/"), path);
    for (String line : text.lines().toList()) {
      List<String> values = List.of(line.split(" ", -1));
      int columns = values.size();
      assertTrue(columns == 5 || (columns == 6 && path.startsWith("labels_conf/")), line);
      assertTrue(Integer.parseInt(values.get(0)) >= 0, line);
      for (String value : values.subList(1, columns)) {
        assertTrue(value.matches("0\\.[0-9]{6}|1\\.000000"), line);
      }
    }
  }

  @Override
  protected ItemLabels held(ItemLabels item) {
    return HeldLabels.each(item, Shape::enclosingBox);
  }

  @Test
  void write_sample_isTheGoldenFiles() throws IOException {
    Map<String, String> files = SampleDraft.written(format());
    assertEquals(
        List.of(
            "data.yaml",
            "classes.txt",
            "labels/street/day 1/classes.txt",
            "labels/street/day 1/car.txt",
            "labels_conf/street/day 1/car.txt"),
        List.copyOf(files.keySet()));
    assertEquals(golden("labels.txt"), files.get("labels/street/day 1/car.txt"));
    assertEquals(golden("labels_conf.txt"), files.get("labels_conf/street/day 1/car.txt"));
    assertEquals(golden("data.yaml"), files.get("data.yaml"));
    assertEquals(golden("classes.txt"), files.get("classes.txt"));
    assertEquals(golden("classes.txt"), files.get("labels/street/day 1/classes.txt"));
  }

  @Test
  void writeItem_sample_isTheFiveColumns() throws IOException {
    assertEquals(golden("labels.txt"), SampleDraft.item(format()));
  }

  @Test
  void write_idsBelowImages_mirrorThemAsLoadersExpect() throws IOException {
    assertTrue(paths("images/train/a.jpg").contains("labels/train/a.txt"));
  }

  @Test
  void write_imageNamedClasses_keepsItsLabels() throws IOException {
    List<String> paths = paths("classes.jpg");
    assertEquals(1, paths.stream().filter("labels/classes.txt"::equals).count());
  }

  @Test
  void write_oddLabels_areQuotedInYaml() throws IOException {
    var labels =
        new LabelSet(List.of("say \"hi\"\\", "no", "two\nlines", "Füchschen \uD83E\uDD8A"));
    var yaml = new ByteArrayOutputStream();
    format()
        .write(
            List.of(),
            labels,
            path -> path.equals("data.yaml") ? yaml : new ByteArrayOutputStream());
    assertTrue(
        yaml.toString(StandardCharsets.UTF_8)
            .endsWith(
                """
                nc: 4
                names:
                  0: "say \\"hi\\"\\\\"
                  1: "no"
                  2: "two\\u000Alines"
                  3: "Füchschen \uD83E\uDD8A"
                """),
        yaml.toString(StandardCharsets.UTF_8));
  }

  private List<String> paths(String id) throws IOException {
    List<String> paths = new ArrayList<>();
    format()
        .write(
            List.of(
                new Draft(
                    new Provenance(new ModelId("m", "1"), "00"),
                    new ImageFacts(id, "00", 4, 3),
                    Map.of(),
                    List.of())),
            SampleDraft.LABELS,
            path -> {
              paths.add(path);
              return new ByteArrayOutputStream();
            });
    return paths;
  }

  private static String golden(String name) throws IOException {
    return SampleDraft.golden(YoloFormatTest.class, name);
  }
}
