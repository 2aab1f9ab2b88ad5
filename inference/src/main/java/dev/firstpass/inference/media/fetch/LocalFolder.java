package dev.firstpass.inference.media.fetch;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A folder whose files may be read, and the addresses that mean them.
 *
 * @param prefix how these addresses begin: {@code /data/local-files/}; begins and ends with a slash
 * @param folder where the files are
 */
public record LocalFolder(String prefix, Path folder) {
  public LocalFolder {
    Objects.requireNonNull(folder, "folder");
    if (!prefix.startsWith("/") || !prefix.endsWith("/")) {
      throw new IllegalArgumentException(
          "the prefix must begin and end with a slash: '" + prefix + "'");
    }
  }

  /**
   * Reads {@code PREFIX=FOLDER}.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static LocalFolder parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("must be PREFIX=FOLDER: '" + text + "'");
    }
    Path folder = Path.of(text.substring(equals + 1));
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("there is no folder '" + folder + "'");
    }
    return new LocalFolder(text.substring(0, equals), folder);
  }

  /** Returns whether an address means a file in this folder. */
  boolean means(String address) {
    return address.startsWith(prefix) && address.indexOf('?') < 0;
  }

  /**
   * Returns the file of an address that {@linkplain #means means} one; empty when there is none
   * inside the folder, links followed.
   */
  Optional<Path> file(String address) {
    try {
      Path root = folder.toRealPath();
      Path file = root.resolve(decoded(address.substring(prefix.length()))).toRealPath();
      return file.startsWith(root) && Files.isRegularFile(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Undoes percent-encoding; a plus is a plus, and a stray percent sign stays. */
  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }
}
