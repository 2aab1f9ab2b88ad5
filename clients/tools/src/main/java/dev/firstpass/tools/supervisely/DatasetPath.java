package dev.firstpass.tools.supervisely;

import dev.firstpass.tools.labelfile.ItemPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the annotations of an image lie: folders are datasets within datasets, {@code
 * a/datasets/b/ann/x.jpg.json}; an image in no folder is in the dataset {@code ds0}.
 */
final class DatasetPath {
  private static final String NESTED = "datasets";
  private static final String ANNOTATIONS = "ann";
  private static final String FIRST = "ds0";

  private DatasetPath() {}

  /** Returns the path of the file. */
  static ItemPath file(ItemPath image) {
    List<String> segments = new ArrayList<>();
    for (String folder : image.folders().isEmpty() ? List.of(FIRST) : image.folders()) {
      if (!segments.isEmpty()) {
        segments.add(NESTED);
      }
      segments.add(folder);
    }
    segments.add(ANNOTATIONS);
    segments.add(image.fileName() + SuperviselyFormat.EXTENSION);
    return new ItemPath(segments);
  }

  /** Returns whether a file lies where annotations do. */
  static boolean isAnnotation(String file) {
    List<String> folders = ItemPath.of(file).folders();
    return !folders.isEmpty() && folders.get(folders.size() - 1).equals(ANNOTATIONS);
  }

  /**
   * Returns the path of the image that a file is about.
   *
   * @param file its path inside the project
   */
  static String image(String file) {
    ItemPath path = ItemPath.of(file);
    String name = path.fileName();
    name = name.substring(0, name.length() - SuperviselyFormat.EXTENSION.length());
    List<String> folders = path.folders();
    if (!isAnnotation(file) || folders.size() == 1) {
      return name;
    }
    List<String> datasets = unnested(folders.subList(0, folders.size() - 1));
    return datasets.equals(List.of(FIRST)) ? name : String.join("/", datasets) + "/" + name;
  }

  private static List<String> unnested(List<String> folders) {
    List<String> datasets = new ArrayList<>();
    for (int i = 0; i < folders.size(); i++) {
      if (i % 2 == 0) {
        datasets.add(folders.get(i));
      } else if (!folders.get(i).equals(NESTED)) {
        return folders;
      }
    }
    return datasets;
  }
}
