package dev.firstpass.tools.srt;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.tools.labelfile.AudioDraft;
import dev.firstpass.tools.labelfile.RecordingFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

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
  public void writeItem(Draft draft, LabelSet labels, OutputStream out) throws IOException {
    SrtCues.write(AudioDraft.of(draft, NAME), out);
  }

  @Override
  public void write(List<Draft> drafts, LabelSet labels, LabelFiles files) throws IOException {
    RecordingFiles.write(AudioDraft.of(drafts, NAME), EXTENSION, files, SrtCues::write);
  }
}
