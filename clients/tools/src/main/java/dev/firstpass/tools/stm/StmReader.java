package dev.firstpass.tools.stm;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.tools.labelfile.LabelLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads Segment Time Marked transcripts. */
public final class StmReader {
  private static final String LABEL = "speech";
  private static final int TEXT = 5;

  private StmReader() {}

  /**
   * Reads each line as a segment with a speaker and, unless scoring is to pass over it, text.
   *
   * @param in UTF-8, left open
   * @return the segments of each recording, in the order of the file
   * @throws IOException when a line is not STM; the message names it
   */
  public static Map<String, List<Segment>> read(InputStream in) throws IOException {
    Map<String, List<Segment>> recordings = new LinkedHashMap<>();
    for (LabelLine line : LabelLine.records(in)) {
      String recording = line.fields(TEXT).get(0);
      recordings.computeIfAbsent(recording, name -> new ArrayList<>()).add(segment(line));
    }
    return recordings;
  }

  private static Segment segment(LabelLine line) throws IOException {
    List<String> fields = line.fields(TEXT);
    TimeSpan span = line.span(line.number(fields.get(3)), line.number(fields.get(4)));
    List<String> words = fields.subList(TEXT, fields.size());
    if (!words.isEmpty() && words.get(0).matches("<.*>")) {
      words = words.subList(1, words.size());
    }
    String text = String.join(" ", words);
    return new Segment(
        span,
        LABEL,
        1,
        text.isEmpty() || text.equalsIgnoreCase(StmFormat.IGNORED) ? null : text,
        fields.get(2),
        null,
        List.of());
  }
}
