package dev.firstpass.inference.repository;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * The files of a model that are neither graphs nor weights: vocabularies, tokenizers,
 * configurations.
 */
final class Documents {
  /** The largest tokenizers in use have some ten megabytes. */
  static final long MAX_BYTES = 64L << 20;

  private static final Set<String> ENDINGS =
      Set.of("txt", "json", "model", "mvn", "yaml", "yml", "vocab", "jsonl", "csv");

  private Documents() {}

  /**
   * Returns a document.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} when it has more than {@value
   *     #MAX_BYTES} bytes
   */
  static byte[] read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL,
          "file '"
              + file.getFileName()
              + "' has "
              + size
              + " bytes, a vocabulary or configuration has at most "
              + MAX_BYTES);
    }
    return Files.readAllBytes(file);
  }

  /** Returns whether a file could be a document that some family knows, by its name and size. */
  static boolean likely(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
        && Files.size(file) <= MAX_BYTES;
  }
}
