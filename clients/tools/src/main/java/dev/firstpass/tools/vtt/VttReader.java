package dev.firstpass.tools.vtt;

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
import org.jspecify.annotations.Nullable;

/** Reads WebVTT captions. */
final class VttReader {
  private static final String TIME = "(?:(\\d{2,9}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})";
  private static final Pattern TIMES =
      Pattern.compile("[ \t]*" + TIME + "[ \t]+-->[ \t]+" + TIME + "([ \t].*)?");
  private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^ \t>]*)?[ \t]+([^>]*)>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private VttReader() {}

  /**
   * Reads the cues of a file as segments with text and, where a cue names voices, a segment for
   * each of them.
   */
  static List<Label> read(InputStream in, Consumer<String> problems) throws IOException {
    List<LabelLine> lines = LabelLine.all(in);
    if (!lines.get(0).text().matches("WEBVTT([ \t].*)?")) {
      throw lines.get(0).wrong("is not the head of a WebVTT file: WEBVTT");
    }
    List<Label> labels = new ArrayList<>();
    List<LabelLine> block = new ArrayList<>();
    for (LabelLine line : lines.subList(1, lines.size())) {
      if (!line.text().isEmpty()) {
        block.add(line);
      } else {
        add(block, labels, problems);
        block.clear();
      }
    }
    add(block, labels, problems);
    return labels;
  }

  /** Notes, styles and regions are blocks without times. */
  private static void add(List<LabelLine> block, List<Label> labels, Consumer<String> problems) {
    for (int i = 0; i < Math.min(2, block.size()); i++) {
      if (block.get(i).text().contains("-->")) {
        List<LabelLine> text = List.copyOf(block.subList(i + 1, block.size()));
        LabelLine.each(
            List.of(block.get(i)),
            "00:00:01.250 --> 00:00:03.400",
            problems,
            times -> labels.addAll(cue(span(times), text)));
        return;
      }
    }
  }

  private static TimeSpan span(LabelLine line) throws IOException {
    Matcher times = TIMES.matcher(line.text());
    if (!times.matches()) {
      throw line.wrong("is not the times of a cue");
    }
    return line.span(seconds(times, 1), seconds(times, 5));
  }

  private static List<Label> cue(TimeSpan span, List<LabelLine> lines) {
    String text = String.join("\n", lines.stream().map(LabelLine::text).toList());
    List<Label> voices = new ArrayList<>();
    String speaker = null;
    int from = 0;
    for (Matcher voice = VOICE.matcher(text); voice.find(); from = voice.end()) {
      String before = plain(text.substring(from, voice.start()));
      if (speaker != null || !before.isBlank()) {
        voices.add(FoundSpeech.of(span, before.strip(), speaker));
      }
      speaker = unescaped(voice.group(1)).strip();
    }
    String last = plain(text.substring(from));
    voices.add(FoundSpeech.of(span, last.isEmpty() ? null : last, speaker));
    return voices;
  }

  private static String plain(String text) {
    return unescaped(TAG.matcher(text).replaceAll(""));
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
