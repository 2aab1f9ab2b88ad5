package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * Reads lists of tasks: files to import and Label Studio's own JSON export. Its JSON-MIN, which
 * drops the sizes of pictures and whose a label is, is refused. A labelling configuration beside
 * them gives the order of the classes. Thread-safe.
 */
final class TaskReader implements LabelReader {
  private static final String EXTENSION = ".json";
  private static final String DATA = "data";

  private final String format;
  private final MediaKind media;
  private final TaskOptions options;

  TaskReader(String format, MediaKind media, TaskOptions options) {
    this.format = format;
    this.media = media;
    this.options = options;
  }

  @Override
  public LabelCollection read(LabelSource source, Settings settings) throws IOException {
    var builder = new CollectionBuilder(source);
    var reading = new TaskLabels(media, options, settings, builder);
    source.files().stream()
        .filter(path -> path.endsWith(TaskFile.CONFIG))
        .forEach(path -> builder.file(path, in -> ConfigLabels.read(in, builder)));
    int[] read = {0};
    for (String path : builder.files(format, EXTENSION)) {
      builder.file(
          path,
          in -> {
            for (Fields task : tasks(in)) {
              reading.read(path, task);
            }
            read[0]++;
          });
    }
    LabelCollection collection = builder.build();
    if (read[0] == 0) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          "no labels in format '" + format + "' here: " + collection.problems().get(0));
    }
    return collection;
  }

  /** A file holds a list of tasks, or one. */
  private static List<Fields> tasks(InputStream in) throws IOException {
    Object plain = Fields.plain(in);
    List<?> raw = plain instanceof List<?> list ? list : List.of(Fields.of(plain, "").values());
    List<Fields> tasks = new Fields(Map.of("tasks", raw), "").list("tasks");
    for (Fields task : tasks) {
      if (!task.has(DATA)) {
        throw new IOException(
            task.place()
                + " has no 'data', so this is no list of Label Studio tasks; of its exports only"
                + " 'JSON' can be read, not 'JSON-MIN'");
      }
    }
    return tasks;
  }
}
