package dev.firstpass.tools.rttm;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.MillisSpan;
import dev.firstpass.tools.labelfile.RecordingFiles;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.RecordingNames;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rich Transcription Time Marked files. Thread-safe. */
public final class RttmFormat implements LabelFormat {
  private static final String NAME = "rttm";
  private static final String PATH = "labels.rttm";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "RTTM: one file with who speaks when, for diarization tools";
  }

  @Override
  public MediaKind media() {
    return MediaKind.AUDIO;
  }

  @Override
  public String mediaType() {
    return "text/x-rttm";
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    write(List.of(RecordingLabels.of(item, NAME, writing)), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    try (OutputStream out = files.create(PATH)) {
      write(RecordingLabels.of(collection, NAME, writing), out);
    }
  }

  /** Recordings are ordered by name, as the programs that read this want it. */
  private static void write(List<RecordingLabels> drafts, OutputStream out) throws IOException {
    List<String> names = RecordingNames.of(drafts);
    SortedMap<String, String> lines = new TreeMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      lines.put(names.get(i), lines(names.get(i), drafts.get(i)));
    }
    RecordingFiles.text(String.join("", lines.values()), out);
  }

  private static String lines(String name, RecordingLabels draft) {
    var lines = new StringBuilder();
    for (SpokenSegment segment : draft.segments()) {
      MillisSpan span = segment.span().visible();
      lines.append("SPEAKER ").append(name).append(" 1 ");
      lines.append(span.startSeconds()).append(' ').append(span.lengthSeconds());
      lines.append(" <NA> <NA> ").append(CleanText.oneWord(segment.voice())).append(' ');
      lines.append(Rounding.decimal(segment.segment().score())).append(" <NA>\n");
    }
    return lines.toString();
  }
}
