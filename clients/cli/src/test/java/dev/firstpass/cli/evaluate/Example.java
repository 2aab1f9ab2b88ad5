package dev.firstpass.cli.evaluate;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The stored example: see README.md beside its files. */
final class Example {
  private Example() {}

  /** Writes the ground truth to a folder, with empty files for its images, and reads it. */
  static DetectionDataset dataset(Path folder) throws IOException {
    Map<?, ?> file = (Map<?, ?>) plain("instances_example.json");
    for (Object image : (List<?>) Objects.requireNonNull(file.get("images"))) {
      Files.createFile(folder.resolve(String.valueOf(((Map<?, ?>) image).get("file_name"))));
    }
    try (InputStream in = open("instances_example.json")) {
      Files.copy(in, folder.resolve("instances_example.json"));
    }
    return CocoDataset.read(folder);
  }

  static List<Detection> detections() {
    List<Detection> detections = new ArrayList<>();
    for (Object element : (List<?>) plain("detections.json")) {
      Map<?, ?> entry = (Map<?, ?>) element;
      List<?> box = (List<?>) Objects.requireNonNull(entry.get("bbox"));
      detections.add(
          new Detection(
              (long) number(entry.get("image_id")),
              (long) number(entry.get("category_id")),
              new CocoBox(
                  number(box.get(0)), number(box.get(1)), number(box.get(2)), number(box.get(3))),
              number(entry.get("score"))));
    }
    return detections;
  }

  /** Returns the twelve figures of pycocotools for one case. */
  static List<Double> figures(String name) {
    Map<?, ?> all = (Map<?, ?>) plain("pycocotools.json");
    return ((List<?>) Objects.requireNonNull(all.get(name))).stream().map(Example::number).toList();
  }

  private static double number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }

  private static Object plain(String name) {
    try (InputStream in = open(name);
        JsonParser parser = PlainJson.factory().createParser(in)) {
      return Objects.requireNonNull(PlainJson.read(parser));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(Example.class.getResourceAsStream(name), name);
  }
}
