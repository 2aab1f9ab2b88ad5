package dev.firstpass.tools.csv;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.RecordingLabels;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Comma-separated values. Thread-safe. */
public final class CsvFormat implements LabelFormat {
  private static final String NAME = "csv";
  private static final String PATH = "labels.csv";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "CSV: one table of all segments, for spreadsheets and scripts";
  }

  @Override
  public MediaKind media() {
    return MediaKind.AUDIO;
  }

  @Override
  public String mediaType() {
    return "text/csv";
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    CsvTable.write(List.of(RecordingLabels.of(item, NAME, writing)), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    try (OutputStream out = files.create(PATH)) {
      CsvTable.write(RecordingLabels.of(collection, NAME, writing), out);
    }
  }
}
