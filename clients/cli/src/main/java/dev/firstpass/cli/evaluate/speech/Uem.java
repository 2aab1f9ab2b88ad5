package dev.firstpass.cli.evaluate.speech;

import dev.firstpass.cli.evaluate.speech.LabelLines.Line;
import dev.firstpass.core.draft.TimeSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads NIST's UEM, what is scored of each recording: lines {@code file channel start end}. */
final class Uem {
  private static final String EXPECTED = "file channel start end";

  private Uem() {}

  /** Returns the stretches by the name of the recording, in seconds. */
  static Map<String, List<TimeSpan>> read(Path file) {
    Map<String, List<TimeSpan>> spans = new LinkedHashMap<>();
    for (Line line : LabelLines.read(file)) {
      String[] fields = line.fields(0);
      if (fields.length < 4) {
        throw line.damaged(EXPECTED);
      }
      TimeSpan span = line.span(fields[2], line.seconds(fields[3], EXPECTED), EXPECTED);
      spans.computeIfAbsent(fields[0], name -> new ArrayList<>()).add(span);
    }
    return spans;
  }
}
