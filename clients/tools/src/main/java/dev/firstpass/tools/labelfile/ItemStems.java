package dev.firstpass.tools.labelfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of images without extension in files that know them by such names. */
public final class ItemStems {
  private ItemStems() {}

  /**
   * Returns distinct names in the order of {@code paths}: of {@code a/x.jpg} and {@code a/x.png}
   * the second keeps its extension; what clashes still is numbered.
   */
  public static List<String> of(List<ItemPath> paths) {
    Set<String> taken = new HashSet<>();
    List<String> stems = new ArrayList<>();
    for (ItemPath path : paths) {
      String whole = path.toString();
      String free = stem(whole);
      if (!taken.add(free)) {
        free = whole;
        for (int number = 2; !taken.add(free); number++) {
          free = whole + "-" + number;
        }
      }
      stems.add(free);
    }
    return stems;
  }

  /** Returns a path without the extension of its file. */
  public static String stem(String path) {
    int dot = path.lastIndexOf('.');
    return dot <= path.lastIndexOf('/') + 1 ? path : path.substring(0, dot);
  }
}
