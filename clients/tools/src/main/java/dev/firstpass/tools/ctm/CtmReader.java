package dev.firstpass.tools.ctm;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.LabelLine;
import dev.firstpass.tools.labelfile.RecordingGroups;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Reads Conversation Time Marked words. */
final class CtmReader {
  private static final String FORM = "RECORDING 1 START DURATION WORD [SCORE], in seconds";
  private static final String BEGIN = "<ALT_BEGIN>";
  private static final String NEXT = "<ALT>";
  private static final String END = "<ALT_END>";

  /** Stands for no word where alternatives have different numbers of them. */
  private static final String NO_WORD = "@";

  private CtmReader() {}

  /** Reads each line as a segment of one word; of alternatives, the first. */
  static void read(InputStream in, RecordingGroups recordings, Consumer<String> problems)
      throws IOException {
    LabelLine.each(
        withoutAlternatives(LabelLine.records(in), problems),
        FORM,
        problems,
        line -> recordings.add(line.fields(5).get(0), word(line)));
  }

  private static List<LabelLine> withoutAlternatives(
      List<LabelLine> lines, Consumer<String> problems) throws IOException {
    List<LabelLine> kept = new ArrayList<>();
    boolean passed = false;
    for (LabelLine line : lines) {
      List<String> fields = line.fields(1);
      String word = fields.size() < 5 ? "" : fields.get(4).toUpperCase(Locale.ROOT);
      if (word.equals(NEXT)) {
        if (!passed) {
          problems.accept("line " + line.number() + " begins other words; the first are read");
        }
        passed = true;
      } else if (word.equals(BEGIN) || word.equals(END)) {
        passed = false;
      } else if (!passed && !word.equals(NO_WORD)) {
        kept.add(line);
      }
    }
    return kept;
  }

  private static Label word(LabelLine line) throws IOException {
    List<String> fields = line.fields(5);
    TimeSpan span = line.spanOfLength(line.number(fields.get(2)), line.number(fields.get(3)));
    String text = fields.get(4);
    boolean scored = fields.size() > 5 && !fields.get(5).equals("NA");
    double score = scored ? line.score(fields.get(5)) : 1;
    List<Word> words = List.of(new Word(text, span, score));
    var segment = new Segment(span, SpokenSegment.SPEECH, score, text, null, null, words);
    String channel = fields.get(1);
    return new Label(
        segment,
        scored,
        channel.equals(SpokenSegment.FIRST_CHANNEL)
            ? Map.of()
            : Map.of(LabelAttributes.CHANNEL, channel));
  }
}
