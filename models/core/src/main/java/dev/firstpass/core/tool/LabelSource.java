package dev.firstpass.core.tool;

import dev.firstpass.core.item.ItemFacts;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Where label files are read from: a folder or one file, perhaps with the media beside them. */
public interface LabelSource {
  /** Returns the paths of all files, relative, with forward slashes, ordered. */
  List<String> files();

  /**
   * Opens a file.
   *
   * @param path one of {@link #files}
   * @return a stream that the caller closes
   */
  InputStream open(String path) throws IOException;

  /**
   * Finds an item that labels name, for what the label file does not say: the size of a picture,
   * the length of a recording, the extension of its name.
   *
   * @param path as the label file names it, with or without extension and folders, or flat: with
   *     underscores for slashes and blanks, as files of many recordings name them
   * @return its facts, the id being its path relative to the media; empty when it is not there, not
   *     the only one of that name or cannot be read
   */
  Optional<ItemFacts> media(String path);
}
