package dev.firstpass.tools.labelfile;

import java.util.ArrayList;
import java.util.List;

/**
 * The id of an item as a path below its collection.
 *
 * @param segments folders and the file name, at least one, none of them empty, {@code .} or {@code
 *     ..}
 */
public record ItemPath(List<String> segments) {
  private static final String NAMELESS = "item";

  public ItemPath {
    segments = List.copyOf(segments);
  }

  /**
   * Returns the path that an id means. Whatever could lead out of the collection (a leading slash,
   * {@code ..}) is left out; backslashes separate folders, too.
   */
  public static ItemPath of(String id) {
    List<String> segments = new ArrayList<>();
    for (String segment : CleanText.wellFormed(id).split("[/\\\\]+", -1)) {
      if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
        segments.add(segment);
      }
    }
    return new ItemPath(segments.isEmpty() ? List.of(NAMELESS) : segments);
  }

  /** Returns the name of the file without its folders. */
  public String fileName() {
    return segments.get(segments.size() - 1);
  }

  /** Returns the folders. */
  public List<String> folders() {
    return segments.subList(0, segments.size() - 1);
  }

  /** Returns the path below the first folder when that is {@code folder}, else this path. */
  public ItemPath below(String folder) {
    return segments.size() > 1 && segments.get(0).equals(folder)
        ? new ItemPath(segments.subList(1, segments.size()))
        : this;
  }

  /** Returns the path with forward slashes. */
  @Override
  public String toString() {
    return String.join("/", segments);
  }
}
