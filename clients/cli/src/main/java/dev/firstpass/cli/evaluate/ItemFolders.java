package dev.firstpass.cli.evaluate;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the pictures and recordings of a data set. Confined to one reading. */
final class ItemFolders {
  private static final int NAMED = 3;

  private final List<Path> folders;
  private final List<String> missing = new ArrayList<>();

  /**
   * @param folders where the files may be, most likely first; those that do not exist are skipped
   */
  ItemFolders(List<Path> folders) {
    this.folders = folders.stream().filter(Files::isDirectory).toList();
  }

  /**
   * Returns the file of an item; where there is none, a path that {@link #checkComplete} complains
   * about.
   *
   * @param name relative, with slashes
   */
  Path find(String name) {
    Optional<Path> found =
        folders.stream()
            .map(folder -> inside(folder, name))
            .filter(Files::isRegularFile)
            .findFirst();
    if (found.isEmpty()) {
      missing.add(name);
    }
    return found.orElseGet(() -> Path.of(""));
  }

  /** Complains about all files that were not found. */
  void checkComplete() {
    if (!missing.isEmpty()) {
      throw DetectionDataset.invalid(
          missing.size()
              + " files of the data set are missing, among them "
              + String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())))
              + "; looked in the data set's folder and its folders "
              + folders.stream().map(folder -> String.valueOf(folder.getFileName())).toList());
    }
  }

  private static Path inside(Path folder, String name) {
    try {
      Path file = folder.resolve(name).normalize();
      if (!Path.of(name).isAbsolute() && file.startsWith(folder.normalize())) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw DetectionDataset.invalid("not a file name: '" + name + "'", e);
    }
    throw DetectionDataset.invalid(
        "file name '" + name + "' leads out of the data set; it must be relative");
  }
}
