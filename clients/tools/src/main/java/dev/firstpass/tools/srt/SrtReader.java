package dev.firstpass.tools.srt;

import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.Label;
import dev.firstpass.tools.labelfile.FoundSpeech;
import dev.firstpass.tools.labelfile.LabelLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads SubRip subtitles. */
final class SrtReader {
  private static final String TIME = "(\\d{1,9}):([0-5]?\\d):([0-5]?\\d)[,.](\\d{1,3})";
  private static final Pattern TIMES =
      Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(\\s.*)?");
  private static final Pattern NUMBER = Pattern.compile("\\s*\\d+\\s*");

  private SrtReader() {}

  /** Reads the cues of a file as segments with text. */
  static List<Label> read(InputStream in, Consumer<String> problems) throws IOException {
    List<Label> labels = new ArrayList<>();
    List<LabelLine> cue = new ArrayList<>();
    for (LabelLine line : LabelLine.all(in)) {
      if (!line.text().isBlank()) {
        cue.add(line);
      } else {
        add(cue, labels, problems);
        cue.clear();
      }
    }
    add(cue, labels, problems);
    return labels;
  }

  /** A cue without its number is read, too. */
  private static void add(List<LabelLine> cue, List<Label> labels, Consumer<String> problems) {
    if (cue.isEmpty()) {
      return;
    }
    int first = cue.size() > 1 && NUMBER.matcher(cue.get(0).text()).matches() ? 1 : 0;
    LabelLine.each(
        List.of(cue.get(first)),
        "00:00:01,250 --> 00:00:03,400",
        problems,
        times -> labels.add(label(times, cue.subList(first + 1, cue.size()))));
  }

  private static Label label(LabelLine line, List<LabelLine> lines) throws IOException {
    Matcher times = TIMES.matcher(line.text());
    if (!times.matches()) {
      throw line.wrong("is not the times of a cue");
    }
    TimeSpan span = line.span(seconds(times, 1), seconds(times, 5));
    String text = String.join("\n", lines.stream().map(LabelLine::text).toList());
    return FoundSpeech.of(span, text.isEmpty() ? null : text, null);
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
