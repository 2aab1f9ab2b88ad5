package dev.firstpass.cli.labels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the medium that a label file means: by its whole path, else without extension, else by its
 * name alone, else flat, with underscores for slashes and blanks; each only where one medium fits.
 * Immutable.
 */
final class MediaIndex {
  private final Map<String, List<String>> byPath;
  private final Map<String, List<String>> byStem;
  private final Map<String, List<String>> byName;
  private final Map<String, List<String>> byNameStem;
  private final Map<String, List<String>> byFlatPath;
  private final Map<String, List<String>> byFlatStem;

  /**
   * @param files paths relative to the media, of any kind; only media are found
   */
  MediaIndex(List<String> files) {
    List<String> media = files.stream().filter(MediaEndings::endsLikeMedia).toList();
    byPath = index(media, path -> path);
    byStem = index(media, MediaIndex::stem);
    byName = index(media, MediaIndex::name);
    byNameStem = index(media, path -> stem(name(path)));
    byFlatPath = index(media, MediaIndex::flat);
    byFlatStem = index(media, path -> flat(stem(path)));
  }

  /**
   * Returns the path of the medium.
   *
   * @param path with or without extension and folders
   */
  Optional<String> find(String path) {
    return only(byPath, path)
        .or(() -> only(byStem, path))
        .or(() -> only(byStem, stem(path)))
        .or(() -> only(byName, name(path)))
        .or(() -> only(byNameStem, name(path)))
        .or(() -> only(byNameStem, stem(name(path))))
        .or(() -> only(byFlatPath, path))
        .or(() -> only(byFlatStem, path));
  }

  private static Map<String, List<String>> index(List<String> media, Function<String, String> key) {
    Map<String, List<String>> index = new HashMap<>();
    media.forEach(
        path -> index.computeIfAbsent(key.apply(path), name -> new ArrayList<>()).add(path));
    return index;
  }

  private static Optional<String> only(Map<String, List<String>> index, String key) {
    List<String> found = index.getOrDefault(key, List.of());
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String flat(String path) {
    return path.replaceAll("[/\\s]+", "_");
  }

  private static String stem(String path) {
    int dot = path.lastIndexOf('.');
    return dot <= path.lastIndexOf('/') + 1 ? path : path.substring(0, dot);
  }
}
