package dev.firstpass.tools.yolo;

import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.LabelLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which files of a folder hold labels and which name the classes, as Ultralytics, CVAT and labelImg
 * lay them out.
 *
 * @param labels files of labels, without those of {@code scores}
 * @param scores files with the same rows and scores
 * @param names files that may name classes, the best first
 */
record YoloFiles(List<String> labels, Set<String> scores, List<String> names) {
  private static final String LABELS = "labels";
  private static final String SCORED_LABELS = "labels_conf";
  private static final String IMAGES = "images";
  private static final Pattern CVAT_FOLDER = Pattern.compile("(.*/)?obj_[^/]*_?data/.*");
  private static final Pattern LISTS =
      Pattern.compile("(train|val|valid|validation|test|train_val|default)\\.txt");
  private static final Pattern CLASSES =
      Pattern.compile("(.*/)?(classes|predefined_classes)\\.txt|(.*/)?[^/]*\\.names");
  private static final Pattern YAML = Pattern.compile("(?i).*\\.ya?ml");

  /** Looks through a source. */
  static YoloFiles of(LabelSource source) throws IOException {
    List<String> texts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String path : source.files()) {
      boolean list = CLASSES.matcher(path).matches() && !hasRows(source, path);
      if (list || isYaml(path)) {
        names.add(path);
      } else if (path.toLowerCase(Locale.ROOT).endsWith(".txt") && isLabels(source, path)) {
        texts.add(path);
      }
    }
    names.sort(Comparator.comparingInt(YoloFiles::rank));
    List<String> scores = texts.stream().filter(path -> isBelow(path, SCORED_LABELS)).toList();
    List<String> labels = kept(texts.stream().filter(path -> !scores.contains(path)).toList());
    return labels.isEmpty()
        ? new YoloFiles(scores, Set.of(), names)
        : new YoloFiles(labels, new LinkedHashSet<>(scores), names);
  }

  static boolean isYaml(String path) {
    return YAML.matcher(path).matches();
  }

  /** Returns the file with the scores of a file's rows; empty when there is none. */
  String scored(String path) {
    String candidate = replaced(path, LABELS, SCORED_LABELS);
    return !candidate.equals(path) && scores.contains(candidate) ? candidate : "";
  }

  /**
   * Returns what the image of a label file may be called, without extension, the likeliest first.
   */
  static List<String> images(String path) {
    String stem = path.substring(0, path.length() - ".txt".length());
    String folder = isBelow(path, SCORED_LABELS) ? SCORED_LABELS : LABELS;
    Set<String> candidates = new LinkedHashSet<>();
    candidates.add(replaced(stem, folder, IMAGES));
    String slashed = "/" + stem;
    int at = slashed.lastIndexOf("/" + folder + "/");
    if (at >= 0) {
      candidates.add(slashed.substring(at + folder.length() + 2));
    }
    var cvat = CVAT_FOLDER.matcher(stem);
    if (cvat.matches()) {
      candidates.add(stem.replaceFirst("^(.*/)?obj_[^/]*_?data/", ""));
    }
    candidates.add(stem.substring(stem.lastIndexOf('/') + 1));
    return List.copyOf(candidates);
  }

  /** The description of a data set comes first, then the list nearest to the top. */
  private static int rank(String path) {
    int depth = (int) path.chars().filter(c -> c == '/').count();
    return isYaml(path) ? depth : 1000 + depth;
  }

  /** Where there is a folder of labels, what lies beside it is something else. */
  private static List<String> kept(List<String> texts) {
    List<String> below = texts.stream().filter(path -> isBelow(path, LABELS)).toList();
    if (!below.isEmpty()) {
      return below;
    }
    List<String> cvat = texts.stream().filter(path -> CVAT_FOLDER.matcher(path).matches()).toList();
    return cvat.isEmpty() ? texts : cvat;
  }

  private static boolean isBelow(String path, String folder) {
    return ("/" + path).contains("/" + folder + "/");
  }

  /** The last folder of a name counts, as in Ultralytics' loaders. */
  private static String replaced(String path, String folder, String by) {
    String slashed = "/" + path;
    int at = slashed.lastIndexOf("/" + folder + "/");
    return at < 0
        ? path
        : (slashed.substring(0, at + 1) + by + slashed.substring(at + 1 + folder.length()))
            .substring(1);
  }

  private static boolean isLabels(LabelSource source, String path) throws IOException {
    String name = path.substring(path.lastIndexOf('/') + 1);
    boolean companion = LISTS.matcher(name).matches() || name.equals("classes.txt");
    boolean expected = !companion && (isBelow(path, LABELS) || isEmpty(source, path));
    return expected || hasRows(source, path);
  }

  private static boolean isEmpty(LabelSource source, String path) throws IOException {
    return lines(source, path).isEmpty();
  }

  private static boolean hasRows(LabelSource source, String path) throws IOException {
    for (LabelLine line : lines(source, path)) {
      try {
        YoloRow.of(line);
        return true;
      } catch (IOException e) {
        // Another line may be one.
      }
    }
    return false;
  }

  private static List<LabelLine> lines(LabelSource source, String path) throws IOException {
    try (InputStream in = source.open(path)) {
      return LabelLine.all(in).stream().filter(line -> !line.text().isBlank()).toList();
    }
  }
}
