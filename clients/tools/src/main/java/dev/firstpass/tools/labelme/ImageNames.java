package dev.firstpass.tools.labelme;

import dev.firstpass.tools.labelfile.ItemPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the image of a file may be called. */
final class ImageNames {
  private ImageNames() {}

  /**
   * Returns names, the likeliest first: the path in the file seen from the file, its name beside
   * the file, the name of the file itself.
   */
  static List<String> of(String path, Optional<String> imagePath) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    Set<String> names = new LinkedHashSet<>();
    imagePath
        .filter(name -> !name.isBlank())
        .ifPresent(
            name -> {
              names.add(resolved(folder, name));
              names.add(folder + ItemPath.of(name).fileName());
            });
    names.add(path.substring(0, path.length() - ".json".length()));
    return List.copyOf(names);
  }

  private static String resolved(String folder, String name) {
    List<String> segments = new ArrayList<>();
    for (String segment : (folder + name).split("[/\\\\]+", -1)) {
      if (!segment.equals("..")) {
        segments.add(segment);
      } else if (!segments.isEmpty()) {
        segments.remove(segments.size() - 1);
      }
    }
    return ItemPath.of(String.join("/", segments)).toString();
  }
}
