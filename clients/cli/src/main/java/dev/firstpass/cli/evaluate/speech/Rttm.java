package dev.firstpass.cli.evaluate.speech;

import dev.firstpass.cli.evaluate.speech.LabelLines.Line;
import dev.firstpass.cli.evaluate.timeline.Turn;
import dev.firstpass.core.draft.TimeSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads NIST's RTTM: lines {@code SPEAKER file channel start duration <NA> <NA> speaker ...} in
 * seconds, and {@code NOSCORE} likewise. Other types of lines are passed over.
 */
final class Rttm {
  private static final int SPEAKER_FIELD = 7;
  private static final String EXPECTED = "SPEAKER file channel start duration <NA> <NA> speaker";

  private Rttm() {}

  /**
   * One line.
   *
   * @param recording its name without ending
   * @param turn who speaks; nothing for time that is not scored
   * @param span when
   */
  record Entry(String recording, Optional<Turn> turn, TimeSpan span) {}

  static List<Entry> read(Path file) {
    return LabelLines.read(file).stream()
        .filter(line -> line.text().startsWith("SPEAKER") || line.text().startsWith("NOSCORE"))
        .map(Rttm::entry)
        .toList();
  }

  private static Entry entry(Line line) {
    String[] fields = line.fields(0);
    boolean turn = "SPEAKER".equals(fields[0]);
    if (fields.length <= (turn ? SPEAKER_FIELD : 4)) {
      throw line.damaged(EXPECTED);
    }
    double end = line.seconds(fields[3], EXPECTED) + line.seconds(fields[4], EXPECTED);
    TimeSpan span = line.span(fields[3], end, EXPECTED);
    return new Entry(
        fields[1],
        turn ? Optional.of(new Turn(fields[SPEAKER_FIELD], span)) : Optional.empty(),
        span);
  }
}
