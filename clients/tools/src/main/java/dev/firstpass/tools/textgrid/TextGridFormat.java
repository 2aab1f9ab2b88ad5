package dev.firstpass.tools.textgrid;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.RecordingFiles;
import dev.firstpass.tools.labelfile.RecordingLabels;
import java.io.IOException;
import java.io.OutputStream;

/** Praat TextGrids. Thread-safe. */
public final class TextGridFormat implements LabelFormat {
  private static final String NAME = "textgrid";
  private static final String EXTENSION = ".TextGrid";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Praat TextGrid: one file per recording with tiers of speakers and words";
  }

  @Override
  public MediaKind media() {
    return MediaKind.AUDIO;
  }

  @Override
  public String mediaType() {
    return "text/praat-textgrid";
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    TextGridDocument.write(RecordingLabels.of(item, NAME, writing), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    RecordingFiles.write(
        RecordingLabels.of(collection, NAME, writing), EXTENSION, files, TextGridDocument::write);
  }
}
