package dev.firstpass.tools.srt;

import dev.firstpass.core.tool.DropReport;
import dev.firstpass.tools.labelfile.MillisSpan;
import dev.firstpass.tools.labelfile.RecordingFiles;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Writes the segments of one recording as SubRip cues. */
final class SrtCues {
  private static final String ARROW = "-->";

  private SrtCues() {}

  /**
   * Writes the file and leaves {@code out} open.
   *
   * @param report counts texts that hold the arrow of the times
   */
  static void write(RecordingLabels draft, DropReport report, OutputStream out) throws IOException {
    var text = new StringBuilder();
    int number = 1;
    for (SpokenSegment segment : draft.segments()) {
      MillisSpan span = segment.span().visible();
      if (segment.content().contains(ARROW)) {
        report.add("arrow-respelt", segment.segment().label());
      }
      text.append(number++).append('\n');
      text.append(time(span.start())).append(" --> ").append(time(span.end())).append('\n');
      segment
          .content()
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> text.append(harmless(line)).append('\n'));
      text.append('\n');
    }
    RecordingFiles.text(text.toString(), out);
  }

  private static String time(long millis) {
    long seconds = millis / 1000;
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d,%03d",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        millis % 1000);
  }

  /** Nothing in a text may look like the times of a cue, and there is no way to escape it. */
  private static String harmless(String line) {
    return line.strip().replace(ARROW, "\u2192");
  }
}
