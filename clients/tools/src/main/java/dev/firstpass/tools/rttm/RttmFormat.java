package dev.firstpass.tools.rttm;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.HeldSpeech;
import dev.firstpass.tools.labelfile.HeldSpeech.Part;
import dev.firstpass.tools.labelfile.MillisSpan;
import dev.firstpass.tools.labelfile.RecordingFiles;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.RecordingListReader;
import dev.firstpass.tools.labelfile.RecordingNames;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rich Transcription Time Marked files. Thread-safe. */
public final class RttmFormat implements LabelFormat {
  /** The type of lines that tell who speaks. */
  static final String SPEAKER = "SPEAKER";

  /** The type of lines that tell what scoring leaves out. */
  static final String NOSCORE = "NOSCORE";

  private static final String NAME = "rttm";
  private static final String MISSING = "<NA>";
  private static final String PATH = "labels.rttm";
  private static final HeldSpeech HELD =
      HeldSpeech.of(NAME, Part.SPEAKER, Part.LABEL_AS_SPEAKER, Part.SCORE, Part.TEXTLESS)
          .withAttributes(LabelAttributes.CHANNEL, LabelAttributes.IGNORED);

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
  public Optional<LabelReader> reader() {
    return Optional.of(new RecordingListReader(NAME, ".rttm", RttmReader::read));
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
      lines.append(segment.ignored() ? NOSCORE : SPEAKER).append(' ').append(name);
      lines.append(' ').append(segment.channel()).append(' ');
      lines.append(span.startSeconds()).append(' ').append(span.lengthSeconds());
      lines.append(" <NA> <NA> ").append(segment.ignored() ? MISSING : segment.name(report));
      lines.append(' ').append(score(segment)).append(" <NA>\n");
    }
    return lines.toString();
  }

  private static String score(SpokenSegment segment) {
    return segment.scored() ? Rounding.decimal(segment.segment().score()) : MISSING;
  }
}
