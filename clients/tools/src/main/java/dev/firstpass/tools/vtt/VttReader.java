package dev.firstpass.tools.vtt;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.tools.labelfile.LabelLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads WebVTT captions. */
public final class VttReader {
  private static final String LABEL = "speech";
  private static final String TIME = "(?:(\\d{2,9}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})";
  private static final Pattern TIMES =
      Pattern.compile("[ \t]*" + TIME + "[ \t]+-->[ \t]+" + TIME + "([ \t].*)?");
  private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^ \t>]*)?[ \t]+([^>]*)>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private VttReader() {}

  /**
   * Reads the cues of a file as segments with text and, where a cue names a voice, its speaker.
   *
   * @param in UTF-8, left open
   * @throws IOException when it is not WebVTT; the message names the line
   */
  public static List<Segment> read(InputStream in) throws IOException {
    List<LabelLine> lines = LabelLine.all(in);
    if (!lines.get(0).text().matches("WEBVTT([ \t].*)?")) {
      throw lines.get(0).wrong("is not the head of a WebVTT file");
    }
    List<Segment> segments = new ArrayList<>();
    List<LabelLine> block = new ArrayList<>();
    for (LabelLine line : lines.subList(1, lines.size())) {
      if (!line.text().isEmpty()) {
        block.add(line);
      } else {
        segment(block).ifPresent(segments::add);
        block.clear();
      }
    }
    segment(block).ifPresent(segments::add);
    return segments;
  }

  /** Notes, styles and regions are blocks without times. */
  private static Optional<Segment> segment(List<LabelLine> block) throws IOException {
    for (int i = 0; i < Math.min(2, block.size()); i++) {
      LabelLine line = block.get(i);
      Matcher times = TIMES.matcher(line.text());
      if (times.matches()) {
        TimeSpan span = line.span(seconds(times, 1), seconds(times, 5));
        return Optional.of(cue(span, block.subList(i + 1, block.size())));
      }
      if (line.text().contains("-->")) {
        throw line.wrong("is not the times of a cue: 00:00:01.250 --> 00:00:03.400");
      }
    }
    return Optional.empty();
  }

  private static Segment cue(TimeSpan span, List<LabelLine> lines) {
    String text = String.join("\n", lines.stream().map(LabelLine::text).toList());
    Matcher voice = VOICE.matcher(text);
    String speaker = voice.find() ? unescaped(voice.group(1)).strip() : null;
    String plain = unescaped(TAG.matcher(text).replaceAll(""));
    return new Segment(span, LABEL, 1, plain.isEmpty() ? null : plain, speaker, null, List.of());
  }

  private static double seconds(Matcher times, int group) {
    long whole =
        number(times.group(group)) * 3600
            + number(times.group(group + 1)) * 60
            + number(times.group(group + 2));
    return (whole * 1000 + number(times.group(group + 3))) / 1000.0;
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u00A0")
        .replace("&lrm;", "\u200E")
        .replace("&rlm;", "\u200F")
        .replace("&amp;", "&");
  }
}
