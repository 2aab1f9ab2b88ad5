package dev.firstpass.tools.labelfile;

import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a format that has one file for each recording, called as the recording.
 *
 * @param format its name
 * @param extension of its files, in lower case: {@code .srt}
 * @param reader of one file
 */
public record RecordingReader(String format, String extension, DocumentReader reader)
    implements LabelReader {
  /** Reads one file. */
  @FunctionalInterface
  public interface DocumentReader {
    /**
     * Reads the labels, in order.
     *
     * @param in left open
     * @param problems takes what is wrong with one of them, with its place in the file
     */
    List<Label> read(InputStream in, Consumer<String> problems) throws IOException;
  }

  @Override
  public LabelCollection read(LabelSource source, Settings options) throws IOException {
    var collection = new CollectionBuilder(source);
    for (String path : collection.files(format, extension)) {
      String stem = path.substring(0, path.length() - extension.length());
      collection.file(
          path,
          in -> {
            List<Label> labels = reader.read(in, what -> collection.problem(path, what));
            collection.add(collection.recording(stem, RecordingGroups.end(labels)), labels);
          });
    }
    return collection.build();
  }
}
