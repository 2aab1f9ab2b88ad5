package dev.firstpass.tools.csv;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.tools.labelfile.AudioDraft;
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
  public void writeItem(Draft draft, LabelSet labels, OutputStream out) throws IOException {
    CsvTable.write(List.of(AudioDraft.of(draft, NAME)), out);
  }

  @Override
  public void write(List<Draft> drafts, LabelSet labels, LabelFiles files) throws IOException {
    try (OutputStream out = files.create(PATH)) {
      CsvTable.write(AudioDraft.of(drafts, NAME), out);
    }
  }
}
