package dev.firstpass.tools.stm;

import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.FoundSpeech;
import dev.firstpass.tools.labelfile.LabelLine;
import dev.firstpass.tools.labelfile.RecordingGroups;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Segment Time Marked transcripts. */
final class StmReader {
  private static final String FORM =
      "RECORDING 1 SPEAKER START END [<CONDITIONS>] TEXT, in seconds";
  private static final Pattern TEXT =
      Pattern.compile("(?:\\S+\\s+){4}\\S+(?:\\s+<([^>]*)>)?(?:\\s+(.*))?");

  /** As text or as speaker: time that is not scored. */
  private static final Set<String> NOT_SCORED =
      Set.of(StmFormat.IGNORED.toLowerCase(Locale.ROOT), "excluded_region");

  private StmReader() {}

  /**
   * Reads each line as a segment with a speaker and text: none where scoring is to pass over it, an
   * empty one in a pause.
   */
  static void read(InputStream in, RecordingGroups recordings, Consumer<String> problems)
      throws IOException {
    LabelLine.each(
        LabelLine.records(in),
        FORM,
        problems,
        line -> recordings.add(line.fields(5).get(0), label(line)));
  }

  private static Label label(LabelLine line) throws IOException {
    List<String> fields = line.fields(5);
    TimeSpan span = line.span(line.number(fields.get(3)), line.number(fields.get(4)));
    Matcher rest = TEXT.matcher(line.text().strip());
    if (!rest.matches()) {
      throw line.wrong("has no text");
    }
    String text = rest.group(2) == null ? "" : rest.group(2);
    boolean ignored = isNotScored(text) || isNotScored(fields.get(2));
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (ignored) {
      attributes.put(LabelAttributes.IGNORED, true);
    }
    if (!fields.get(1).equals(SpokenSegment.FIRST_CHANNEL)) {
      attributes.put(LabelAttributes.CHANNEL, fields.get(1));
    }
    String conditions = rest.group(1);
    if (conditions != null && !conditions.equals(StmFormat.UNKNOWN)) {
      attributes.put(StmFormat.CONDITIONS, conditions);
    }
    return Label.drawn(FoundSpeech.segment(span, ignored ? null : text, fields.get(2)), attributes);
  }

  private static boolean isNotScored(String field) {
    return NOT_SCORED.contains(field.toLowerCase(Locale.ROOT));
  }
}
