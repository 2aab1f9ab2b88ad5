package dev.firstpass.tools.yolo;

import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.LabelLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads YOLO text labels. Confined to one reading. */
final class YoloReader {
  private final LabelSource source;
  private final Settings options;
  private final CollectionBuilder builder;
  private final Map<String, List<YoloRow>> rows = new LinkedHashMap<>();
  private final Map<String, ImageFacts> images = new LinkedHashMap<>();
  private YoloDataset dataset = YoloDataset.of(List.of());

  YoloReader(LabelSource source, Settings options) {
    this.source = source;
    this.options = options;
    this.builder = new CollectionBuilder(source);
  }

  /** Reads all files of the source. */
  LabelCollection read() throws IOException {
    YoloFiles files = YoloFiles.of(source);
    if (files.labels().isEmpty()) {
      throw CollectionBuilder.missing(
          YoloFormat.NAME, "*.txt with rows 'class xCentre yCentre width height'");
    }
    readNames(files);
    for (String path : files.labels()) {
      builder.attempt(path, () -> readFile(path, files));
    }
    nameClasses();
    YoloRows labels = new YoloRows(dataset, isRotated());
    images.forEach((path, image) -> builder.add(image, labels(path, image, labels)));
    return builder.build();
  }

  /** The first file that names classes counts. */
  private void readNames(YoloFiles files) {
    for (String path : files.names()) {
      if (dataset.names().isEmpty()) {
        builder.file(
            path,
            in -> dataset = YoloFiles.isYaml(path) ? YoloDataset.yaml(in) : YoloDataset.list(in));
      }
    }
  }

  private void readFile(String path, YoloFiles files) throws IOException {
    images.put(path, image(path));
    List<YoloRow> plain = rows(path);
    String scored = files.scored(path);
    rows.put(path, scored.isEmpty() ? plain : merged(plain, rows(scored), scored));
  }

  /** Scores count where the rows are still those beside which they were written. */
  private List<YoloRow> merged(List<YoloRow> plain, List<YoloRow> scored, String path) {
    boolean same = plain.size() == scored.size();
    for (int i = 0; same && i < plain.size(); i++) {
      List<Double> values = plain.get(i).values();
      List<Double> more = scored.get(i).values();
      same =
          plain.get(i).classId() == scored.get(i).classId()
              && more.size() >= values.size()
              && more.size() <= values.size() + 1
              && more.subList(0, values.size()).equals(values);
    }
    if (!same) {
      builder.problem(
          path, "passed over, because the labels were changed since; remove it or its labels");
    }
    return same ? scored : plain;
  }

  private List<YoloRow> rows(String path) {
    List<YoloRow> found = new ArrayList<>();
    builder.file(
        path,
        in -> {
          for (LabelLine line : LabelLine.all(in)) {
            if (!line.text().isBlank()) {
              builder.attempt(path, () -> found.add(YoloRow.of(line)));
            }
          }
        });
    return found;
  }

  private ImageFacts image(String path) throws IOException {
    IOException unknown = new IOException("no picture");
    for (String candidate : YoloFiles.images(path)) {
      try {
        return builder.image(candidate);
      } catch (IOException e) {
        unknown = e;
      }
    }
    throw unknown;
  }

  /** Classes that nothing names are called by their numbers. */
  private void nameClasses() {
    int highest =
        rows.values().stream().flatMap(List::stream).mapToInt(YoloRow::classId).max().orElse(-1);
    if (dataset.names().isEmpty() && highest >= 0 && highest < YoloDataset.MAX_CLASSES) {
      builder.problem(
          YoloFormat.NAME,
          "nothing names the classes, so numbers do; put data.yaml, obj.names or classes.txt"
              + " beside the labels");
      List<String> numbers = new ArrayList<>();
      for (int id = 0; id <= highest; id++) {
        numbers.add(String.valueOf(id));
      }
      dataset = YoloDataset.of(numbers);
    }
    dataset.names().forEach(builder::name);
  }

  private boolean isRotated() {
    String task = options.get(YoloTask.OPTION);
    if (task.equals("segment") || task.equals("obb")) {
      return task.equals("obb");
    }
    var poses = new YoloRows(dataset, false);
    boolean any = false;
    for (Map.Entry<String, List<YoloRow>> file : rows.entrySet()) {
      ImageFacts image = images.get(file.getKey());
      for (YoloRow row : file.getValue()) {
        if (row.isOutline() && !poses.isPose(row)) {
          any = true;
          if (image == null || !YoloRows.isRectangle(row, image)) {
            return false;
          }
        }
      }
    }
    return any;
  }

  private List<Label> labels(String path, ImageFacts image, YoloRows labels) {
    List<Label> found = new ArrayList<>();
    for (YoloRow row : rows.getOrDefault(path, List.of())) {
      builder.attempt(
          path,
          () -> {
            if (row.classId() >= dataset.names().size()) {
              throw row.line()
                  .wrong(
                      "has the class "
                          + row.classId()
                          + "; named are 0 to "
                          + (dataset.names().size() - 1));
            }
            found.add(labels.label(row, dataset.names().get(row.classId()), image));
          });
    }
    return found;
  }
}
