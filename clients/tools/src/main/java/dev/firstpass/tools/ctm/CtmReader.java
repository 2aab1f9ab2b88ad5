package dev.firstpass.tools.ctm;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.tools.labelfile.LabelLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads Conversation Time Marked words. */
public final class CtmReader {
  private static final String LABEL = "speech";

  private CtmReader() {}

  /**
   * Reads each line as a segment of one word.
   *
   * @param in UTF-8, left open
   * @return the segments of each recording, in the order of the file
   * @throws IOException when a line is not CTM; the message names it
   */
  public static Map<String, List<Segment>> read(InputStream in) throws IOException {
    Map<String, List<Segment>> recordings = new LinkedHashMap<>();
    for (LabelLine line : LabelLine.records(in)) {
      String recording = line.fields(5).get(0);
      recordings.computeIfAbsent(recording, name -> new ArrayList<>()).add(segment(line));
    }
    return recordings;
  }

  private static Segment segment(LabelLine line) throws IOException {
    List<String> fields = line.fields(5);
    TimeSpan span = line.spanOfLength(line.number(fields.get(2)), line.number(fields.get(3)));
    String text = fields.get(4);
    double score = fields.size() < 6 ? 1 : line.score(fields.get(5));
    Word word = new Word(text, span, score);
    return new Segment(span, LABEL, score, text, null, null, List.of(word));
  }
}
