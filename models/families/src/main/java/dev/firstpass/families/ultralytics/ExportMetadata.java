package dev.firstpass.families.ultralytics;

import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.LabelSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Ultralytics' exporters write into a file's {@code metadata_props}.
 *
 * @param values as they are in the file
 */
record ExportMetadata(Map<String, String> values) {
  /** The task that this family's detectors have; YOLOv5 writes none. */
  static final String DETECT = "detect";

  private static final Pattern SIZE =
      Pattern.compile("\\[\\s*(\\d{1,5})\\s*,\\s*(\\d{1,5})\\s*\\]");

  /** Returns whether another task than detection is named. */
  boolean isOtherTask() {
    return !values.getOrDefault("task", DETECT).equals(DETECT);
  }

  /** Returns whether boxes are suppressed in the graph ({@code nms=True}). */
  boolean hasNms() {
    return values.getOrDefault("args", "").contains("'nms': True");
  }

  /** Returns the class names, when they are there and can be read. */
  Optional<LabelSet> names() {
    return Optional.ofNullable(values.get("names")).flatMap(PythonNames::parse);
  }

  /** Returns the size that the network was exported for: {@code [height, width]}. */
  Optional<Fixed> size() {
    Matcher size = SIZE.matcher(values.getOrDefault("imgsz", ""));
    if (!size.matches()) {
      return Optional.empty();
    }
    int height = Integer.parseInt(size.group(1));
    int width = Integer.parseInt(size.group(2));
    return height > 0 && width > 0 ? Optional.of(new Fixed(width, height)) : Optional.empty();
  }
}
