package dev.firstpass.tools.srt;

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

/** SubRip subtitles. Thread-safe. */
public final class SrtFormat implements LabelFormat {
  private static final String NAME = "srt";
  private static final String EXTENSION = ".srt";
  private static final HeldSpeech HELD =
      HeldSpeech.of(NAME, Part.TEXT, Part.LINES, Part.TEXTLESS, Part.LABEL_AS_TEXT);

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
  public Optional<LabelReader> reader() {
    return Optional.of(new RecordingReader(NAME, EXTENSION, SrtReader::read));
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    SrtCues.write(HELD.labels(item, writing), writing.report(), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    RecordingFiles.write(
        HELD.labels(collection, writing),
        EXTENSION,
        files,
        (draft, out) -> SrtCues.write(draft, writing.report(), out));
  }
}
