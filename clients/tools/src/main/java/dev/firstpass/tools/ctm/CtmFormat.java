package dev.firstpass.tools.ctm;

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
import dev.firstpass.tools.labelfile.SpokenWord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Conversation Time Marked words. Thread-safe. */
public final class CtmFormat implements LabelFormat {
  private static final String NAME = "ctm";
  private static final String PATH = "labels.ctm";
  private static final HeldSpeech HELD =
      HeldSpeech.of(NAME, Part.TEXT, Part.LINES, Part.BLANK_LINES, Part.WORDS, Part.SCORE)
          .withAttributes(LabelAttributes.CHANNEL);

  private static final Comparator<HeardWord> ORDER =
      Comparator.comparing((HeardWord heard) -> heard.segment().channel())
          .thenComparingLong(heard -> heard.word().span().start());

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
  public Optional<LabelReader> reader() {
    return Optional.of(new RecordingListReader(NAME, ".ctm", CtmReader::read));
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

  /** Words are ordered by channel and start, also where speakers overlap. */
  private static String lines(String name, RecordingLabels draft, DropReport report) {
    List<HeardWord> words = new ArrayList<>();
    for (SpokenSegment segment : draft.segments()) {
      List<SpokenWord> tokens = segment.tokens();
      count(segment, tokens.size(), report);
      tokens.forEach(token -> words.add(new HeardWord(segment, token)));
    }
    words.sort(ORDER);
    return words.stream().map(word -> line(name, word)).collect(Collectors.joining());
  }

  private static void count(SpokenSegment segment, int words, DropReport report) {
    if (words > 0 && segment.words().isEmpty()) {
      report.add("times-of-words-guessed", segment.segment().label());
    }
    if (words > 1) {
      report.add("segment-as-words", segment.segment().label());
    }
  }

  private static String line(String name, HeardWord heard) {
    SpokenWord word = heard.word();
    MillisSpan span = word.span().visible();
    String score = heard.segment().scored() ? " " + Rounding.decimal(word.score()) : "";
    return String.join(
            " ",
            name,
            heard.segment().channel(),
            span.startSeconds(),
            span.lengthSeconds(),
            word.text())
        + score
        + "\n";
  }

  /** A word with the segment in which it is heard. */
  private record HeardWord(SpokenSegment segment, SpokenWord word) {}
}
