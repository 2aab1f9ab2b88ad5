package dev.firstpass.tools.ctm;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.MillisSpan;
import dev.firstpass.tools.labelfile.RecordingFiles;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.RecordingNames;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelfile.SpokenWord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Conversation Time Marked words. Thread-safe. */
public final class CtmFormat implements LabelFormat {
  private static final String NAME = "ctm";
  private static final String PATH = "labels.ctm";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "CTM: one file with the times and scores of words, for sclite";
  }

  @Override
  public MediaKind media() {
    return MediaKind.AUDIO;
  }

  @Override
  public String mediaType() {
    return "text/x-ctm";
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

  /** Words are ordered by their start, also where speakers overlap. */
  private static String lines(String name, RecordingLabels draft) {
    List<SpokenWord> words = new ArrayList<>();
    draft.segments().forEach(segment -> words.addAll(segment.tokens()));
    words.sort(Comparator.comparingLong(word -> word.span().start()));
    var lines = new StringBuilder();
    for (SpokenWord word : words) {
      MillisSpan span = word.span().visible();
      lines.append(name).append(" 1 ");
      lines.append(span.startSeconds()).append(' ').append(span.lengthSeconds()).append(' ');
      lines.append(word.text()).append(' ').append(Rounding.decimal(word.score())).append('\n');
    }
    return lines.toString();
  }
}
