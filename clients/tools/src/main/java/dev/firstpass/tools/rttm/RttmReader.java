package dev.firstpass.tools.rttm;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.LabelLine;
import dev.firstpass.tools.labelfile.RecordingGroups;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads Rich Transcription Time Marked files. */
final class RttmReader {
  private static final String FORM =
      "SPEAKER RECORDING 1 START DURATION <NA> <NA> SPEAKER SCORE <NA>, in seconds";
  private static final String MISSING = "<NA>";

  private RttmReader() {}

  /**
   * Reads the lines of type {@code SPEAKER} as segments with a speaker, those of type {@code
   * NOSCORE} as segments that scoring leaves out; other lines are passed over.
   */
  static void read(InputStream in, RecordingGroups recordings, Consumer<String> problems)
      throws IOException {
    LabelLine.each(
        LabelLine.records(in),
        FORM,
        problems,
        line -> {
          String type = line.fields(1).get(0);
          if (type.equals(RttmFormat.SPEAKER)) {
            recordings.add(line.fields(8).get(1), turn(line));
          } else if (type.equals(RttmFormat.NOSCORE)) {
            recordings.add(line.fields(5).get(1), ignored(line));
          }
        });
  }

  private static Label turn(LabelLine line) throws IOException {
    List<String> fields = line.fields(8);
    String speaker = fields.get(7).equals(MISSING) ? null : fields.get(7);
    boolean scored = fields.size() > 8 && !fields.get(8).equals(MISSING);
    double score = scored ? line.score(fields.get(8)) : 1;
    var segment =
        new Segment(span(line), SpokenSegment.SPEECH, score, null, speaker, null, List.of());
    return new Label(segment, scored, channel(fields));
  }

  private static Label ignored(LabelLine line) throws IOException {
    Map<String, Object> attributes = new LinkedHashMap<>(channel(line.fields(5)));
    attributes.put(LabelAttributes.IGNORED, true);
    return Label.drawn(Segment.of(span(line), LabelAttributes.IGNORED, 1), attributes);
  }

  private static TimeSpan span(LabelLine line) throws IOException {
    List<String> fields = line.fields(5);
    return line.spanOfLength(line.number(fields.get(3)), line.number(fields.get(4)));
  }

  private static Map<String, Object> channel(List<String> fields) {
    String channel = fields.get(2);
    return channel.equals(SpokenSegment.FIRST_CHANNEL) || channel.equals(MISSING)
        ? Map.of()
        : Map.of(LabelAttributes.CHANNEL, channel);
  }
}
