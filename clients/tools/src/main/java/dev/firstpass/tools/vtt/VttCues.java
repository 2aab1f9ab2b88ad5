package dev.firstpass.tools.vtt;

import dev.firstpass.tools.labelfile.MillisSpan;
import dev.firstpass.tools.labelfile.RecordingFiles;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.SpokenSegment;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Writes the segments of one recording as WebVTT cues. */
final class VttCues {
  private VttCues() {}

  /** Writes the file and leaves {@code out} open. */
  static void write(RecordingLabels draft, OutputStream out) throws IOException {
    var text = new StringBuilder("WEBVTT\n\n");
    for (SpokenSegment segment : draft.segments()) {
      MillisSpan span = segment.span().visible();
      text.append(time(span.start())).append(" --> ").append(time(span.end())).append('\n');
      segment
          .speaker()
          .ifPresent(speaker -> text.append("<v ").append(escaped(speaker)).append('>'));
      segment
          .content()
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> text.append(escaped(line.strip())).append('\n'));
      text.append('\n');
    }
    RecordingFiles.text(text.toString(), out);
  }

  private static String time(long millis) {
    long seconds = millis / 1000;
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        millis % 1000);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
