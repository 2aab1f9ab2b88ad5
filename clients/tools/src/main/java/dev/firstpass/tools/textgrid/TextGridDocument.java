package dev.firstpass.tools.textgrid;

import dev.firstpass.core.tool.DropReport;
import dev.firstpass.tools.labelfile.MillisSpan;
import dev.firstpass.tools.labelfile.RecordingFiles;
import dev.firstpass.tools.labelfile.RecordingLabels;
import dev.firstpass.tools.labelfile.Tier;
import dev.firstpass.tools.labelfile.Tier.Interval;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Writes the segments of one recording as a TextGrid. */
final class TextGridDocument {
  private static final String SILENT_TIER = "speech";

  private TextGridDocument() {}

  /**
   * Writes the file and leaves {@code out} open.
   *
   * @param report counts what does not fit on one tier
   */
  static void write(RecordingLabels draft, DropReport report, OutputStream out) throws IOException {
    List<Tier> tiers = new ArrayList<>(Tier.of(draft, report));
    if (tiers.isEmpty()) {
      // Praat opens no TextGrid without tiers.
      tiers.add(new Tier(SILENT_TIER, SILENT_TIER, List.of()));
    }
    long end = Math.max(1, draft.millis());
    for (Tier tier : tiers) {
      end = Math.max(end, tier.end());
    }
    var text = new StringBuilder("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n");
    bounds(new MillisSpan(0, end), "", text);
    text.append("tiers? <exists> \nsize = ").append(tiers.size()).append(" \nitem []: \n");
    for (int i = 0; i < tiers.size(); i++) {
      text.append("    item [").append(i + 1).append("]:\n");
      tier(tiers.get(i), end, text);
    }
    RecordingFiles.text(text.toString(), out);
  }

  private static void tier(Tier tier, long end, StringBuilder text) {
    text.append("        class = \"IntervalTier\" \n        name = ");
    text.append(quoted(tier.name())).append(" \n");
    bounds(new MillisSpan(0, end), "        ", text);
    List<Interval> intervals = withoutGaps(tier.intervals(), end);
    text.append("        intervals: size = ").append(intervals.size()).append(" \n");
    for (int i = 0; i < intervals.size(); i++) {
      text.append("        intervals [").append(i + 1).append("]:\n");
      bounds(intervals.get(i).span(), "            ", text);
      text.append("            text = ").append(quoted(intervals.get(i).text())).append(" \n");
    }
  }

  private static void bounds(MillisSpan span, String indent, StringBuilder text) {
    text.append(indent).append("xmin = ").append(span.startSeconds()).append(" \n");
    text.append(indent).append("xmax = ").append(span.endSeconds()).append(" \n");
  }

  private static List<Interval> withoutGaps(List<Interval> intervals, long end) {
    List<Interval> all = new ArrayList<>();
    long covered = 0;
    for (Interval interval : intervals) {
      if (interval.span().start() > covered) {
        all.add(new Interval(new MillisSpan(covered, interval.span().start()), ""));
      }
      all.add(interval);
      covered = interval.span().end();
    }
    if (covered < end) {
      all.add(new Interval(new MillisSpan(covered, end), ""));
    }
    return all;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
