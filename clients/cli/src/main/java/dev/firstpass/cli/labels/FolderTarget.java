package dev.firstpass.cli.labels;

import dev.firstpass.core.tool.LabelFormat.LabelFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that label files are written to; nothing is written outside it.
 *
 * @param folder made when the first file is
 */
public record FolderTarget(Path folder) implements LabelFiles {
  @Override
  public OutputStream create(String path) throws IOException {
    return Files.newOutputStream(file(path));
  }

  /** Returns a file inside the folder, whose parents exist; paths that lead out are refused. */
  public Path file(String path) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    Path file = root.resolve(path).normalize();
    if (!file.startsWith(root)) {
      throw new IOException("leads out of the output folder: " + path);
    }
    Files.createDirectories(file.getParent());
    return file;
  }
}
