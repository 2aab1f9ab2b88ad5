package dev.firstpass.tools.vtt;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.tools.labelfile.AudioDraft;
import dev.firstpass.tools.labelfile.RecordingFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

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
  public void writeItem(Draft draft, LabelSet labels, OutputStream out) throws IOException {
    VttCues.write(AudioDraft.of(draft, NAME), out);
  }

  @Override
  public void write(List<Draft> drafts, LabelSet labels, LabelFiles files) throws IOException {
    RecordingFiles.write(AudioDraft.of(drafts, NAME), EXTENSION, files, VttCues::write);
  }
}
