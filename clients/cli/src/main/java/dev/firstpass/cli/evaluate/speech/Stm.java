package dev.firstpass.cli.evaluate.speech;

import dev.firstpass.cli.evaluate.speech.LabelLines.Line;
import dev.firstpass.core.draft.TimeSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads NIST's STM, who says what when: lines {@code file channel speaker start end [<labels>]
 * text}.
 */
final class Stm {
  private static final String EXPECTED = "file channel speaker start end text";
  private static final Set<String> NOT_SCORED =
      Set.of("ignore_time_segment_in_scoring", "excluded_region");

  private Stm() {}

  /**
   * One line.
   *
   * @param recording its name without ending
   * @param speaker who
   * @param span when
   * @param text what; empty for a pause
   */
  record Entry(String recording, String speaker, TimeSpan span, String text) {
    /** Returns whether the time is left out of any score. */
    boolean isIgnored() {
      return NOT_SCORED.contains(text.toLowerCase(Locale.ROOT))
          || NOT_SCORED.contains(speaker.toLowerCase(Locale.ROOT));
    }
  }

  static List<Entry> read(Path file) {
    return LabelLines.read(file).stream().map(Stm::entry).toList();
  }

  private static Entry entry(Line line) {
    String[] fields = line.fields(6);
    if (fields.length < 5) {
      throw line.damaged(EXPECTED);
    }
    TimeSpan span = line.span(fields[3], line.seconds(fields[4], EXPECTED), EXPECTED);
    String text = fields.length < 6 ? "" : fields[5].replaceFirst("^<[^>]*>\\s*", "");
    return new Entry(fields[0], fields[2], span, text.strip());
  }
}
