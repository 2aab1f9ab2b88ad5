package dev.firstpass.tools.csv;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.HeldSpeech;
import dev.firstpass.tools.labelfile.HeldSpeech.Part;
import dev.firstpass.tools.labelfile.RecordingListReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Comma-separated values. Thread-safe. */
public final class CsvFormat implements LabelFormat {
  private static final String NAME = "csv";
  private static final String PATH = "labels.csv";
  private static final HeldSpeech HELD =
      HeldSpeech.of(
          NAME,
          Part.TEXT,
          Part.LINES,
          Part.BLANK_LINES,
          Part.TEXTLESS,
          Part.LABEL,
          Part.SPEAKER,
          Part.LANGUAGE,
          Part.SCORE,
          Part.MOMENTS,
          Part.TAGS);

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
  public Optional<LabelReader> reader() {
    return Optional.of(new RecordingListReader(NAME, ".csv", CsvReader::read));
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    CsvTable.write(List.of(HELD.labels(item, writing)), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    try (OutputStream out = files.create(PATH)) {
      CsvTable.write(HELD.labels(collection, writing), out);
    }
  }
}
