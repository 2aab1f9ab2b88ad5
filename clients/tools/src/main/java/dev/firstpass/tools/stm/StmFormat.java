package dev.firstpass.tools.stm;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.HeldSpeech;
import dev.firstpass.tools.labelfile.HeldSpeech.Part;
import dev.firstpass.tools.labelfile.MillisSpan;
import dev.firstpass.tools.labelfile.RecordingFiles;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.RecordingListReader;
import dev.firstpass.tools.labelfile.RecordingNames;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Segment Time Marked transcripts. Thread-safe. */
public final class StmFormat implements LabelFormat {
  /** The attribute with what stands between angle brackets before the text: text. */
  static final String CONDITIONS = "conditions";

  /** What stands there when nobody knows. */
  static final String UNKNOWN = "NA";

  private static final String NAME = "stm";
  private static final String PATH = "labels.stm";

  /** What sclite wants for a stretch of which nobody knows the words. */
  static final String IGNORED = "IGNORE_TIME_SEGMENT_IN_SCORING";

  private static final HeldSpeech HELD =
      HeldSpeech.of(NAME, Part.TEXT, Part.TEXTLESS, Part.SPEAKER, Part.LABEL_AS_SPEAKER)
          .withAttributes(LabelAttributes.CHANNEL, LabelAttributes.IGNORED, CONDITIONS);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "STM: one file with reference transcripts for sclite";
  }

  @Override
  public MediaKind media() {
    return MediaKind.AUDIO;
  }

  @Override
  public String mediaType() {
    return "text/x-stm";
  }

  @Override
  public Optional<LabelReader> reader() {
    return Optional.of(new RecordingListReader(NAME, ".stm", StmReader::read));
  }

  @Override
  public void writeItem(ItemLabels item, LabelSet labels, LabelWriting writing, OutputStream out)
      throws IOException {
    write(List.of(HELD.labels(item, writing)), writing.report(), out);
  }

  @Override
  public void write(LabelCollection collection, LabelWriting writing, LabelFiles files)
      throws IOException {
    try (OutputStream out = files.create(PATH)) {
      write(HELD.labels(collection, writing), writing.report(), out);
    }
  }

  /** Recordings are ordered by name, as the programs that read this want it. */
  private static void write(List<RecordingLabels> drafts, DropReport report, OutputStream out)
      throws IOException {
    List<String> names = RecordingNames.of(drafts);
    SortedMap<String, String> lines = new TreeMap<>();
    for (int i = 0; i < drafts.size(); i++) {
      lines.put(names.get(i), lines(names.get(i), drafts.get(i), report));
    }
    RecordingFiles.text(String.join("", lines.values()), out);
  }

  private static String lines(String name, RecordingLabels draft, DropReport report) {
    var lines = new StringBuilder();
    for (SpokenSegment segment : draft.segments()) {
      MillisSpan span = segment.span().visible();
      lines.append(name).append(' ').append(segment.channel()).append(' ');
      lines.append(segment.name(report)).append(' ');
      lines.append(span.startSeconds()).append(' ').append(span.endSeconds()).append(" <");
      lines.append(conditions(segment)).append('>').append(words(segment)).append('\n');
    }
    return lines.toString();
  }

  private static String conditions(SpokenSegment segment) {
    return LabelAttributes.text(segment.held().attributes(), CONDITIONS)
        .map(conditions -> CleanText.oneWord(conditions.replace('>', '_')))
        .orElse(UNKNOWN);
  }

  private static String words(SpokenSegment segment) {
    if (segment.saysNothing() && !segment.ignored()) {
      return "";
    }
    return " "
        + (segment.ignored() ? IGNORED : segment.text().map(CleanText::words).orElse(IGNORED));
  }
}
