package dev.firstpass.tools.text;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.HeldSpeech;
import dev.firstpass.tools.labelfile.HeldSpeech.Part;
import dev.firstpass.tools.labelfile.RecordingFiles;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.io.OutputStream;

/** Plain text. Thread-safe. */
public final class TextFormat implements LabelFormat {
  private static final String NAME = "text";
  private static final String EXTENSION = ".txt";
  private static final HeldSpeech HELD = HeldSpeech.of(NAME, Part.TEXT);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Plain text: one file per recording, one line per segment that has text";
  }

  @Override
  public MediaKind media() {
    return MediaKind.AUDIO;
  }

  @Override
  public String mediaType() {
    return "text/plain";
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    write(HELD.labels(item, writing), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    RecordingFiles.write(HELD.labels(collection, writing), EXTENSION, files, TextFormat::write);
  }

  private static void write(RecordingLabels draft, OutputStream out) throws IOException {
    var lines = new StringBuilder();
    for (SpokenSegment segment : draft.segments()) {
      segment.text().ifPresent(text -> lines.append(CleanText.words(text)).append('\n'));
    }
    RecordingFiles.text(lines.toString(), out);
  }
}
