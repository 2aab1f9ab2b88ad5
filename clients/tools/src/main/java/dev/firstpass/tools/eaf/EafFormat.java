package dev.firstpass.tools.eaf;

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

/** ELAN annotation documents. Thread-safe. */
public final class EafFormat implements LabelFormat {
  private static final String NAME = "eaf";
  private static final String EXTENSION = ".eaf";
  private static final HeldSpeech HELD =
      HeldSpeech.of(
          NAME,
          Part.TEXT,
          Part.LINES,
          Part.BLANK_LINES,
          Part.TEXTLESS,
          Part.LABEL_AS_TEXT,
          Part.SPEAKER,
          Part.LABEL_AS_SPEAKER,
          Part.WORDS);

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
  public Optional<LabelReader> reader() {
    return Optional.of(new RecordingReader(NAME, EXTENSION, EafReader::read));
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    EafDocument.write(HELD.labels(item, writing), writing.report(), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    RecordingFiles.write(
        HELD.labels(collection, writing),
        EXTENSION,
        files,
        (draft, out) -> EafDocument.write(draft, writing.report(), out));
  }
}
