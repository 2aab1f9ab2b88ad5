package dev.firstpass.cli;

import dev.firstpass.cli.labels.MediaEndings;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.MediaKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds pictures or recordings: files as named, folders by the endings of their files. */
final class MediaFiles {
  private MediaFiles() {}

  /**
   * An item to draft.
   *
   * @param id its path relative to the folder that was named, with forward slashes
   * @param file where it is
   */
  record MediaFile(String id, Path file) {}

  /**
   * Returns all items, files in the order in which they were named, those of a folder by path.
   *
   * @param kind what folders are searched for
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when a source does not exist
   *     or there is none at all
   */
  static List<MediaFile> find(List<Path> sources, MediaKind kind) throws IOException {
    List<MediaFile> items = new ArrayList<>();
    for (Path source : sources) {
      if (Files.isDirectory(source)) {
        addFolder(source, kind, items);
      } else if (Files.isRegularFile(source)) {
        items.add(new MediaFile(source.getFileName().toString(), source));
      } else {
        throw new DraftingException(
            ErrorCode.INVALID_REQUEST, "there is no file or folder " + source);
      }
    }
    if (items.isEmpty()) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          "nothing found; folders are searched for "
              + String.join(", ", MediaEndings.of(kind).stream().sorted().toList()));
    }
    return items;
  }

  private static void addFolder(Path folder, MediaKind kind, List<MediaFile> items)
      throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.filter(Files::isRegularFile)
          .filter(file -> MediaEndings.of(kind).contains(ending(file)))
          .sorted()
          .forEach(
              file ->
                  items.add(
                      new MediaFile(folder.relativize(file).toString().replace('\\', '/'), file)));
    }
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
