package dev.firstpass.tools.srt;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.tools.labelfile.LabelLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads SubRip subtitles. */
public final class SrtReader {
  private static final String LABEL = "speech";
  private static final String TIME = "(\\d{1,9}):([0-5]?\\d):([0-5]?\\d)[,.](\\d{1,3})";
  private static final Pattern TIMES =
      Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(\\s.*)?");
  private static final Pattern NUMBER = Pattern.compile("\\s*\\d+\\s*");

  private SrtReader() {}

  /**
   * Reads the cues of a file as segments with text.
   *
   * @param in UTF-8, left open
   * @throws IOException when it is not SubRip; the message names the line
   */
  public static List<Segment> read(InputStream in) throws IOException {
    List<Segment> segments = new ArrayList<>();
    List<LabelLine> cue = new ArrayList<>();
    for (LabelLine line : LabelLine.all(in)) {
      if (!line.text().isBlank()) {
        cue.add(line);
      } else if (!cue.isEmpty()) {
        segments.add(segment(cue));
        cue.clear();
      }
    }
    if (!cue.isEmpty()) {
      segments.add(segment(cue));
    }
    return segments;
  }

  /** A cue without its number is read, too. */
  private static Segment segment(List<LabelLine> cue) throws IOException {
    int first = cue.size() > 1 && NUMBER.matcher(cue.get(0).text()).matches() ? 1 : 0;
    LabelLine line = cue.get(first);
    Matcher times = TIMES.matcher(line.text());
    if (!times.matches()) {
      throw line.wrong("is not the times of a cue: 00:00:01,250 --> 00:00:03,400");
    }
    TimeSpan span = line.span(seconds(times, 1), seconds(times, 5));
    String text =
        String.join(
            "\n", cue.subList(first + 1, cue.size()).stream().map(LabelLine::text).toList());
    return new Segment(span, LABEL, 1, text.isEmpty() ? null : text, null, null, List.of());
  }

  private static double seconds(Matcher times, int group) {
    long whole =
        Long.parseLong(times.group(group)) * 3600
            + Long.parseLong(times.group(group + 1)) * 60
            + Long.parseLong(times.group(group + 2));
    String decimals = (times.group(group + 3) + "00").substring(0, 3);
    return (whole * 1000 + Long.parseLong(decimals)) / 1000.0;
  }
}
