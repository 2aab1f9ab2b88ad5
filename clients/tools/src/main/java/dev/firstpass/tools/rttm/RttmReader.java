package dev.firstpass.tools.rttm;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.tools.labelfile.LabelLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads Rich Transcription Time Marked files. */
public final class RttmReader {
  private static final String LABEL = "speech";
  private static final String MISSING = "<NA>";

  private RttmReader() {}

  /**
   * Reads the lines of type {@code SPEAKER} as segments with a speaker; other lines are passed
   * over.
   *
   * @param in UTF-8, left open
   * @return the segments of each recording, in the order of the file
   * @throws IOException when a line is not RTTM; the message names it
   */
  public static Map<String, List<Segment>> read(InputStream in) throws IOException {
    Map<String, List<Segment>> recordings = new LinkedHashMap<>();
    for (LabelLine line : LabelLine.records(in)) {
      List<String> fields = line.fields(1);
      if (fields.get(0).equals("SPEAKER")) {
        String recording = line.fields(8).get(1);
        recordings.computeIfAbsent(recording, name -> new ArrayList<>()).add(segment(line));
      }
    }
    return recordings;
  }

  private static Segment segment(LabelLine line) throws IOException {
    List<String> fields = line.fields(8);
    TimeSpan span = line.spanOfLength(line.number(fields.get(3)), line.number(fields.get(4)));
    String speaker = fields.get(7).equals(MISSING) ? null : fields.get(7);
    double score =
        fields.size() < 9 || fields.get(8).equals(MISSING) ? 1 : line.score(fields.get(8));
    return new Segment(span, LABEL, score, null, speaker, null, List.of());
  }
}
