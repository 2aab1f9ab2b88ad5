package dev.firstpass.tools.yolo;

import dev.firstpass.core.model.LabelSet;
import dev.firstpass.tools.labelfile.CleanText;
import java.util.List;
import java.util.Locale;

/** The companion files that name the classes. */
final class YoloClasses {
  private YoloClasses() {}

  /** Returns one label per line in the order of the class ids. */
  static String list(LabelSet labels) {
    var text = new StringBuilder();
    for (String label : labels.names()) {
      text.append(CleanText.oneLine(label)).append('\n');
    }
    return text.toString();
  }

  /**
   * Returns the data set description that Ultralytics' training reads.
   *
   * @param pointNames the keypoints of each row; empty where rows have none
   */
  static String dataYaml(LabelSet labels, List<String> pointNames) {
    var text = new StringBuilder("path: .\ntrain: images\nval: images\n");
    text.append("nc: ").append(labels.size()).append('\n');
    text.append(labels.size() == 0 ? "names: {}\n" : "names:\n");
    for (int id = 0; id < labels.size(); id++) {
      text.append("  ").append(id).append(": ").append(quoted(labels.name(id))).append('\n');
    }
    if (!pointNames.isEmpty()) {
      addPoints(labels, pointNames, text);
    }
    return text.toString();
  }

  private static void addPoints(LabelSet labels, List<String> pointNames, StringBuilder text) {
    text.append("kpt_shape: [").append(pointNames.size()).append(", 3]\nkpt_names:\n");
    for (int id = 0; id < labels.size(); id++) {
      text.append("  ").append(id).append(":\n");
      for (String name : pointNames) {
        text.append("    - ").append(quoted(name)).append('\n');
      }
    }
  }

  /** A YAML string in double quotes; what YAML readers refuse unescaped is escaped. */
  private static String quoted(String label) {
    var text = new StringBuilder("\"");
    CleanText.wellFormed(label)
        .codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                text.append('\\').appendCodePoint(c);
              } else if (isPrintable(c)) {
                text.appendCodePoint(c);
              } else {
                text.append(String.format(Locale.ROOT, "\\u%04X", c));
              }
            });
    return text.append('"').toString();
  }

  private static boolean isPrintable(int c) {
    return !Character.isISOControl(c)
        && c != 0x2028
        && c != 0x2029
        && c != 0xFEFF
        && c != 0xFFFE
        && c != 0xFFFF;
  }
}
