package dev.firstpass.tools.srt;

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

/** SubRip subtitles. Thread-safe. */
public final class SrtFormat implements LabelFormat {
  private static final String NAME = "srt";
  private static final String EXTENSION = ".srt";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "SubRip subtitles: one file per recording with numbered cues";
  }

  @Override
  public MediaKind media() {
    return MediaKind.AUDIO;
  }

  @Override
  public String mediaType() {
    return "application/x-subrip";
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    SrtCues.write(RecordingLabels.of(item, NAME, writing), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    RecordingFiles.write(
        RecordingLabels.of(collection, NAME, writing), EXTENSION, files, SrtCues::write);
  }
}
