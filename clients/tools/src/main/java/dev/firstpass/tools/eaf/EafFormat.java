package dev.firstpass.tools.eaf;

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

/** ELAN annotation documents. Thread-safe. */
public final class EafFormat implements LabelFormat {
  private static final String NAME = "eaf";
  private static final String EXTENSION = ".eaf";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "ELAN annotation document: one file per recording with tiers of speakers and words";
  }

  @Override
  public MediaKind media() {
    return MediaKind.AUDIO;
  }

  @Override
  public String mediaType() {
    return "text/x-eaf+xml";
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    EafDocument.write(RecordingLabels.of(item, NAME, writing), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    RecordingFiles.write(
        RecordingLabels.of(collection, NAME, writing), EXTENSION, files, EafDocument::write);
  }
}
