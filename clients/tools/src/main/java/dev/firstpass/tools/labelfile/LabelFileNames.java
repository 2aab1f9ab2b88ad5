package dev.firstpass.tools.labelfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds names for the label files of a collection: the path of each item with the format's
 * extension in place of its own.
 *
 * <p>Names are relative, use forward slashes, never lead out of the target, work on every common
 * file system (also those that ignore case) and are distinct: of {@code a/x.jpg} and {@code
 * a/x.png} the second keeps its extension, {@code a/x.png.txt}; what clashes still is numbered.
 */
public final class LabelFileNames {
  /** What some file system refuses, and what would end a line in a list of names. */
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\uFFFE\\uFFFF<>:\"|?*]");

  private static final Pattern TRAILING = Pattern.compile("[. ]+$");
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  /** File systems take 255 bytes; extension and number want some. */
  private static final int MAX_SEGMENT_BYTES = 200;

  private final String extension;
  private final Set<String> folders = new HashSet<>();
  private final Set<String> files = new HashSet<>();

  private LabelFileNames(String extension) {
    this.extension = extension;
  }

  /**
   * Returns the names of the label files without their extension, in the order of {@code items}.
   *
   * @param extension of all files: {@code .txt}
   */
  public static List<String> stems(List<ItemPath> items, String extension) {
    return new LabelFileNames(extension).distinct(items);
  }

  private List<String> distinct(List<ItemPath> items) {
    List<ItemPath> safe = items.stream().map(LabelFileNames::safe).toList();
    for (ItemPath item : safe) {
      for (int depth = 1; depth <= item.folders().size(); depth++) {
        folders.add(key(String.join("/", item.segments().subList(0, depth))));
      }
    }
    List<String> stems = new ArrayList<>();
    for (ItemPath item : safe) {
      stems.add(distinct(item));
    }
    return stems;
  }

  private String distinct(ItemPath item) {
    String whole = item.toString();
    String stem = whole.substring(0, whole.length() - extensionOf(item.fileName()).length());
    if (takes(stem)) {
      return stem;
    }
    if (takes(whole)) {
      return whole;
    }
    int number = 2;
    while (!takes(whole + "-" + number)) {
      number++;
    }
    return whole + "-" + number;
  }

  private boolean takes(String stem) {
    String file = key(stem + extension);
    return !folders.contains(file) && files.add(file);
  }

  private static String key(String path) {
    return path.toLowerCase(Locale.ROOT);
  }

  private static String extensionOf(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot <= 0 ? "" : fileName.substring(dot);
  }

  private static ItemPath safe(ItemPath item) {
    return new ItemPath(item.segments().stream().map(LabelFileNames::safe).toList());
  }

  private static String safe(String segment) {
    String name = FORBIDDEN.matcher(segment).replaceAll("_");
    name = TRAILING.matcher(shortened(name)).replaceAll("");
    return name.isEmpty() || RESERVED.matcher(name).matches() ? "_" + name : name;
  }

  /** Cuts the middle, so that the extension stays. */
  private static String shortened(String name) {
    if (bytes(name) <= MAX_SEGMENT_BYTES) {
      return name;
    }
    int[] letters = name.codePoints().toArray();
    String tail = new String(letters, letters.length - 12, 12);
    int kept = letters.length - 12;
    while (bytes(new String(letters, 0, kept)) + bytes(tail) > MAX_SEGMENT_BYTES) {
      kept--;
    }
    return new String(letters, 0, kept) + tail;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
