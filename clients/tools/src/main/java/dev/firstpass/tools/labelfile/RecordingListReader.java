package dev.firstpass.tools.labelfile;

import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Reads a format whose files name the recordings that they label.
 *
 * @param format its name
 * @param extension of its files, in lower case: {@code .rttm}
 * @param reader of one file
 */
public record RecordingListReader(String format, String extension, ListReader reader)
    implements LabelReader {
  /** Reads one file. */
  @FunctionalInterface
  public interface ListReader {
    /**
     * Reads the labels.
     *
     * @param in left open
     * @param recordings takes the labels
     * @param problems takes what is wrong with one of them, with its place in the file
     */
    void read(InputStream in, RecordingGroups recordings, Consumer<String> problems)
        throws IOException;
  }

  @Override
  public LabelCollection read(LabelSource source, Settings options) throws IOException {
    var collection = new CollectionBuilder(source);
    var recordings = new RecordingGroups();
    for (String path : collection.files(format, extension)) {
      collection.file(
          path, in -> reader.read(in, recordings, what -> collection.problem(path, what)));
    }
    recordings.addTo(collection);
    return collection.build();
  }
}
