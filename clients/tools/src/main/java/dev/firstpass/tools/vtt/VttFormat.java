package dev.firstpass.tools.vtt;

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

/** WebVTT captions. Thread-safe. */
public final class VttFormat implements LabelFormat {
  private static final String NAME = "vtt";
  private static final String EXTENSION = ".vtt";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "WebVTT captions: one file per recording with cues and their speakers";
  }

  @Override
  public MediaKind media() {
    return MediaKind.AUDIO;
  }

  @Override
  public String mediaType() {
    return "text/vtt";
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    VttCues.write(RecordingLabels.of(item, NAME, writing), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    RecordingFiles.write(
        RecordingLabels.of(collection, NAME, writing), EXTENSION, files, VttCues::write);
  }
}
