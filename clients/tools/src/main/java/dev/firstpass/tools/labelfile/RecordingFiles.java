package dev.firstpass.tools.labelfile;

import dev.firstpass.core.tool.LabelFormat.LabelFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a collection as one file for each recording, named after it. */
public final class RecordingFiles {
  private RecordingFiles() {}

  /** Writes one recording's labels. */
  @FunctionalInterface
  public interface DocumentWriter {
    /**
     * Writes the whole file.
     *
     * @param out left open
     */
    void write(RecordingLabels draft, OutputStream out) throws IOException;
  }

  /**
   * Writes the files.
   *
   * @param extension of all files: {@code .srt}
   */
  public static void write(
      List<RecordingLabels> drafts, String extension, LabelFiles files, DocumentWriter writer)
      throws IOException {
    List<String> stems = RecordingNames.ofFiles(drafts, extension);
    for (int i = 0; i < drafts.size(); i++) {
      try (OutputStream out = files.create(stems.get(i) + extension)) {
        writer.write(drafts.get(i), out);
      }
    }
  }

  /** Writes text as UTF-8 and leaves the stream open. */
  public static void text(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
