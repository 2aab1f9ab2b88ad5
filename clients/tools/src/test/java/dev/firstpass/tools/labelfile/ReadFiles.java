package dev.firstpass.tools.labelfile;

import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.core.tool.ToolAnswer.Dropped;
import dev.firstpass.testkit.MemoryLabelFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes label files in memory, for tests of readers. */
public final class ReadFiles {
  private ReadFiles() {}

  /** Returns the settings of a format with some changed. */
  public static Settings options(LabelFormat format, Map<String, ?> changed) {
    return Settings.prediction(format.options()).with(changed);
  }

  /** Reads with the format's defaults. */
  public static LabelCollection read(LabelFormat format, MemoryLabelFiles files)
      throws IOException {
    return read(format, files, Map.of());
  }

  /** Reads with some settings changed. */
  public static LabelCollection read(
      LabelFormat format, MemoryLabelFiles files, Map<String, ?> changed) throws IOException {
    return format.reader().orElseThrow().read(files, options(format, changed));
  }

  /** Returns what is written, with the media of the collection beside it. */
  public static MemoryLabelFiles written(
      LabelFormat format, LabelCollection collection, Map<String, ?> changed) throws IOException {
    var files = new MemoryLabelFiles();
    format.write(collection, new LabelWriting(options(format, changed), new DropReport()), files);
    collection.items().forEach(item -> files.withMedia(item.item()));
    return files;
  }

  /** Returns what writing counts as lost: reasons and how often. */
  public static Map<String, Integer> lost(
      LabelFormat format, LabelCollection collection, Map<String, ?> changed) throws IOException {
    var writing = new LabelWriting(options(format, changed), new DropReport());
    format.write(collection, writing, new MemoryLabelFiles());
    return writing.report().dropped().stream()
        .collect(Collectors.toMap(Dropped::reason, Dropped::count, Integer::sum, TreeMap::new));
  }

  /** Returns the labels of the draft of all shapes, as if they were in a file. */
  public static LabelCollection sample() {
    return new LabelCollection(SampleDraft.LABELS, List.of(ItemLabels.of(SampleDraft.draft())));
  }

  /** Returns JSON whose numbers are doubles and whose objects are ordered by name. */
  public static Object tree(String json) throws IOException {
    return normal(PlainJson.read(json));
  }

  private static Object normal(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> normal = new TreeMap<>();
      map.forEach((key, element) -> normal.put(String.valueOf(key), normal(element)));
      return normal;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ReadFiles::normal).toList();
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    return value == null ? "null" : value;
  }
}
