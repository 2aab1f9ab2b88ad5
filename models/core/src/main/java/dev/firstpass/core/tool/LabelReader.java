package dev.firstpass.core.tool;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.Settings;
import java.io.IOException;

/** Reads the files that a format's tools write. Stateless and thread-safe. */
@FunctionalInterface
public interface LabelReader {
  /**
   * Reads a collection. What is wrong with one file, item or label is a problem of the collection's
   * and costs nothing else.
   *
   * @param source the files
   * @param options those of {@link LabelFormat#options}
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when the source holds no file
   *     of the format; the message says which are looked for
   * @throws IOException when a file cannot be opened
   */
  LabelCollection read(LabelSource source, Settings options) throws IOException;
}
