package dev.firstpass.tools.labelfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.testkit.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that others made are read and written back; all that they say is still there. */
final class RealImageLabelsTest {
  private static final String COCO = "data/images/coco_val100";

  @Test
  void write_cocoFile_addsOnlyFieldsThatReadersWant() throws IOException {
    String before = Files.readString(SharedData.require(COCO + "/instances_val100.json"));
    LabelCollection read = read("coco", new MemoryLabelFiles().with("instances.json", before));
    assertEquals(100, read.items().size());
    String after =
        ReadFiles.written(format("coco"), read, Map.of())
            .text("annotations/instances_default.json");
    Map<?, ?> expected = (Map<?, ?>) ReadFiles.tree(before);
    Map<?, ?> actual = (Map<?, ?>) ReadFiles.tree(after);
    assertEquals(expected.get("info"), actual.get("info"));
    assertEquals(expected.get("images"), actual.get("images"));
    assertEquals(
        new HashSet<>(list(expected, "categories")),
        without(actual, "categories", "supercategory"));
    assertEquals(
        new HashSet<>(list(expected, "annotations")),
        without(actual, "annotations", "segmentation"));
  }

  @Test
  void write_yoloFiles_areTheSame() throws IOException {
    Path labels = SharedData.require(COCO + "/labels");
    Map<?, ?> coco =
        (Map<?, ?>)
            Objects.requireNonNull(
                PlainJson.read(
                    Files.readString(SharedData.require(COCO + "/instances_val100.json"))));
    var files = new MemoryLabelFiles();
    for (Object image : list(coco, "images")) {
      Map<?, ?> fields = (Map<?, ?>) image;
      files.withMedia(
          new ImageFacts(
              "images/" + fields.get("file_name"),
              "",
              (Integer) Objects.requireNonNull(fields.get("width")),
              (Integer) Objects.requireNonNull(fields.get("height"))));
    }
    List<Path> all = files(labels, ".txt");
    for (Path file : all) {
      files.with("labels/" + file.getFileName(), Files.readString(file));
    }
    files.with("classes.txt", "class\n".repeat(80));
    LabelCollection read = read("yolo", files);
    assertEquals(all.size(), read.items().size());
    MemoryLabelFiles written = ReadFiles.written(format("yolo"), read, Map.of());
    for (Path file : all) {
      assertEquals(
          Files.readString(file).strip(), written.text("labels/" + file.getFileName()).strip());
    }
  }

  @Test
  void write_vocFilesOfBloodCells_areTheSame() throws IOException {
    // Two of its boxes end where they begin.
    assertSameVoc(
        SharedData.require("data/images/bccd_voc364/Annotations"), 364, Map.of("without-area", 2));
  }

  @Test
  void write_vocFilesOfRaccoons_areTheSame() throws IOException {
    assertSameVoc(SharedData.require("data/images/raccoon_voc60"), 60, Map.of());
  }

  private static void assertSameVoc(Path folder, int count, Map<String, Integer> lost)
      throws IOException {
    var files = new MemoryLabelFiles();
    Map<String, Path> byName = new TreeMap<>();
    for (Path file : files(folder, ".xml")) {
      String name = "Annotations/" + file.getFileName();
      byName.put(name, file);
      files.with(name, Files.readAllBytes(file));
    }
    assertEquals(count, byName.size());
    LabelCollection read = read("voc", files);
    assertEquals(lost, ReadFiles.lost(format("voc"), read, Map.of()));
    MemoryLabelFiles written = ReadFiles.written(format("voc"), read, Map.of());
    for (Map.Entry<String, Path> file : byName.entrySet()) {
      assertEquals(
          tree(Files.readAllBytes(file.getValue())),
          tree(written.open(file.getKey()).readAllBytes()),
          file.getKey());
    }
  }

  /** Elements in the order of their names; those of one name in their order. */
  private static XmlElement tree(byte[] xml) throws IOException {
    return sorted(XmlElement.read(new ByteArrayInputStream(xml)));
  }

  private static XmlElement sorted(XmlElement element) {
    List<XmlElement> children =
        element.children().stream()
            .filter(child -> !isWithoutArea(child))
            .map(RealImageLabelsTest::sorted)
            .sorted((a, b) -> a.name().compareTo(b.name()))
            .toList();
    return new XmlElement(element.name(), element.attributes(), children, element.text());
  }

  private static boolean isWithoutArea(XmlElement element) {
    return element
        .find("bndbox")
        .filter(
            box ->
                box.find("xmin")
                    .map(XmlElement::text)
                    .equals(box.find("xmax").map(XmlElement::text)))
        .isPresent();
  }

  private static LabelCollection read(String format, MemoryLabelFiles files) throws IOException {
    LabelCollection read = ReadFiles.read(format(format), files);
    assertEquals(List.of(), read.problems());
    return read;
  }

  private static LabelFormat format(String name) {
    return ServiceLoader.load(LabelFormat.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> files(Path folder, String extension) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> found = all.filter(path -> path.toString().endsWith(extension)).sorted().toList();
      assertTrue(found.size() > 0, folder::toString);
      return found;
    }
  }

  private static List<?> list(Map<?, ?> map, String name) {
    return (List<?>) Objects.requireNonNull(map.get(name));
  }

  private static Set<Object> without(Map<?, ?> map, String list, String field) {
    List<Object> all = new ArrayList<>();
    for (Object element : list(map, list)) {
      Map<?, ?> fields = new TreeMap<>((Map<?, ?>) element);
      fields.remove(field);
      all.add(fields);
    }
    return new HashSet<>(all);
  }
}
