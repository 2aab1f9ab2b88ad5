package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.RecordingLabels;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Label Studio JSON of recordings. Thread-safe. */
public final class LabelStudioAudioFormat implements LabelFormat {
  private static final String NAME = "label-studio-audio";

  private final TaskOptions options = new TaskOptions(MediaKind.AUDIO);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Label Studio tasks of recordings: one JSON file to import, with predictions and annotations";
  }

  @Override
  public MediaKind media() {
    return MediaKind.AUDIO;
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public List<Parameter<?>> options() {
    return options.all();
  }

  @Override
  public Optional<LabelReader> reader() {
    return Optional.of(new TaskReader(NAME, MediaKind.AUDIO, options));
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    tasks(List.of(RecordingLabels.of(item, NAME, writing)), writing).write(out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    TaskFile tasks =
        tasks(
            collection.items().stream()
                .map(item -> RecordingLabels.of(item, NAME, writing))
                .toList(),
            writing);
    tasks.write(files, collection.labels());
  }

  private TaskFile tasks(List<RecordingLabels> items, LabelWriting writing) throws IOException {
    var tasks = new TaskFile(media(), options.field(writing.options()), writing);
    for (RecordingLabels item : items) {
      tasks.add(item);
    }
    return tasks;
  }
}
