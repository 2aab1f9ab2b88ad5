package dev.firstpass.tools.audacity;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.RecordingFiles;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.io.OutputStream;

/** Audacity label tracks. Thread-safe. */
public final class AudacityFormat implements LabelFormat {
  private static final String NAME = "audacity";
  private static final String EXTENSION = ".txt";

  /** Audacity writes six decimals. */
  private static final String MICROS = "000";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Audacity labels: one tab-separated file per recording for Import > Labels";
  }

  @Override
  public MediaKind media() {
    return MediaKind.AUDIO;
  }

  @Override
  public String mediaType() {
    return "text/x-audacity-labels";
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    write(RecordingLabels.of(item, NAME, writing), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    RecordingFiles.write(
        RecordingLabels.of(collection, NAME, writing), EXTENSION, files, AudacityFormat::write);
  }

  private static void write(RecordingLabels draft, OutputStream out) throws IOException {
    var text = new StringBuilder();
    for (SpokenSegment segment : draft.segments()) {
      text.append(segment.span().startSeconds()).append(MICROS).append('\t');
      text.append(segment.span().endSeconds()).append(MICROS).append('\t');
      text.append(CleanText.words(segment.content())).append('\n');
    }
    RecordingFiles.text(text.toString(), out);
  }
}
