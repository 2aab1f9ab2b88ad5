package dev.firstpass.tools.textgrid;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.tools.labelfile.AudioDraft;
import dev.firstpass.tools.labelfile.RecordingFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

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
  public void writeItem(Draft draft, LabelSet labels, OutputStream out) throws IOException {
    TextGridDocument.write(AudioDraft.of(draft, NAME), out);
  }

  @Override
  public void write(List<Draft> drafts, LabelSet labels, LabelFiles files) throws IOException {
    RecordingFiles.write(AudioDraft.of(drafts, NAME), EXTENSION, files, TextGridDocument::write);
  }
}
