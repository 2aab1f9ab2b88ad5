package dev.firstpass.cli;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds pictures: files as they are named, folders by the endings of their files. */
final class Pictures {
  private static final Set<String> ENDINGS =
      Set.of("jpg", "jpeg", "png", "webp", "bmp", "tif", "tiff", "gif");

  private Pictures() {}

  /**
   * A picture to draft.
   *
   * @param id its path relative to the folder that was named, with forward slashes
   * @param file where it is
   */
  record Picture(String id, Path file) {}

  /**
   * Returns all pictures, files in the order in which they were named, those of a folder by path.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when a source does not exist
   *     or there is none at all
   */
  static List<Picture> find(List<Path> sources) throws IOException {
    List<Picture> pictures = new ArrayList<>();
    for (Path source : sources) {
      if (Files.isDirectory(source)) {
        addFolder(source, pictures);
      } else if (Files.isRegularFile(source)) {
        pictures.add(new Picture(source.getFileName().toString(), source));
      } else {
        throw new DraftingException(
            ErrorCode.INVALID_REQUEST, "there is no file or folder " + source);
      }
    }
    if (pictures.isEmpty()) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          "no pictures found; folders are searched for "
              + String.join(", ", ENDINGS.stream().sorted().toList()));
    }
    return pictures;
  }

  private static void addFolder(Path folder, List<Picture> pictures) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      tree.filter(Files::isRegularFile)
          .filter(file -> ENDINGS.contains(ending(file)))
          .sorted()
          .forEach(
              file ->
                  pictures.add(
                      new Picture(folder.relativize(file).toString().replace('\\', '/'), file)));
    }
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
