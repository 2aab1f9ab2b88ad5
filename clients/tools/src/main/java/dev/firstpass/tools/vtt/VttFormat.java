package dev.firstpass.tools.vtt;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.HeldSpeech;
import dev.firstpass.tools.labelfile.HeldSpeech.Part;
import dev.firstpass.tools.labelfile.RecordingFiles;
import dev.firstpass.tools.labelfile.RecordingReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** WebVTT captions. Thread-safe. */
public final class VttFormat implements LabelFormat {
  private static final String NAME = "vtt";
  private static final String EXTENSION = ".vtt";
  private static final HeldSpeech HELD =
      HeldSpeech.of(NAME, Part.TEXT, Part.LINES, Part.TEXTLESS, Part.LABEL_AS_TEXT, Part.SPEAKER);

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
  public Optional<LabelReader> reader() {
    return Optional.of(new RecordingReader(NAME, EXTENSION, VttReader::read));
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    VttCues.write(HELD.labels(item, writing), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    RecordingFiles.write(HELD.labels(collection, writing), EXTENSION, files, VttCues::write);
  }
}
