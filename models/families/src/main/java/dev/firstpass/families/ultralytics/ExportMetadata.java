package dev.firstpass.families.ultralytics;

import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.families.vision.PythonNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Ultralytics' exporters write into a file's {@code metadata_props}. YOLOv5 writes {@code
 * names} and {@code stride} only.
 *
 * @param values as they are in the file
 */
record ExportMetadata(Map<String, String> values) {
  private static final String TASK = "task";
  private static final Pattern PAIR =
      Pattern.compile("\\[\\s*(\\d{1,5})\\s*,\\s*(\\d{1,5})\\s*\\]");
  private static final Pattern LIST = Pattern.compile("\\[[^\\[\\]]*\\]");

  /** Returns whether the file says what it is for. */
  boolean namesTask() {
    return values.containsKey(TASK);
  }

  /** Returns whether the file is for this task or does not say for which: {@code detect}. */
  boolean admits(String task) {
    return values.getOrDefault(TASK, task).equals(task);
  }

  /** Returns whether boxes are suppressed in the graph ({@code nms=True}). */
  boolean hasNms() {
    return values.getOrDefault("args", "").contains("'nms': True");
  }

  /** Returns the class names, when they are there and can be read. */
  Optional<LabelSet> names() {
    return Optional.ofNullable(values.get("names")).flatMap(PythonNames::parseNumbering);
  }

  /** Returns the size that the network was exported for: {@code [height, width]}. */
  Optional<Fixed> size() {
    return pair("imgsz")
        .map(pair -> new int[] {Integer.parseInt(pair.group(1)), Integer.parseInt(pair.group(2))})
        .filter(size -> size[0] > 0 && size[1] > 0)
        .map(size -> new Fixed(size[1], size[0]));
  }

  /** Returns how many points an object has and how many numbers a point: {@code [17, 3]}. */
  Optional<PointShape> pointShape() {
    return pair("kpt_shape")
        .map(pair -> new int[] {Integer.parseInt(pair.group(1)), Integer.parseInt(pair.group(2))})
        .filter(shape -> PointShape.isOne(shape[0], shape[1]))
        .map(shape -> new PointShape(shape[0], shape[1]));
  }

  /**
   * Returns the names of the points, {@code {0: ['nose', 'left_eye']}}, when those of all classes
   * are the same.
   */
  Optional<List<String>> pointNames() {
    List<String> lists =
        LIST.matcher(values.getOrDefault("kpt_names", ""))
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    return lists.size() == 1
        ? PythonNames.parse(lists.get(0)).map(LabelSet::names)
        : Optional.empty();
  }

  private Optional<Matcher> pair(String key) {
    Matcher pair = PAIR.matcher(values.getOrDefault(key, ""));
    return pair.matches() ? Optional.of(pair) : Optional.empty();
  }
}
