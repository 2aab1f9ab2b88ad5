package dev.firstpass.tools.audacity;

import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.Label;
import dev.firstpass.tools.labelfile.FoundSpeech;
import dev.firstpass.tools.labelfile.LabelLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads Audacity label tracks. */
final class AudacityReader {
  private static final String FORM = "START<tab>END<tab>TEXT in seconds";
  private static final String FREQUENCIES = "\\";

  private AudacityReader() {}

  /**
   * Reads each line as a segment with text; a line that begins with a backslash tells the
   * frequencies of the label before.
   *
   * @throws IOException when no line is one of Audacity's: texts of other programs are called
   *     {@code .txt}, too
   */
  static List<Label> read(InputStream in, Consumer<String> problems) throws IOException {
    List<Label> labels = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    List<LabelLine> lines =
        LabelLine.all(in).stream().filter(line -> !line.text().isBlank()).toList();
    LabelLine.each(
        lines,
        FORM,
        wrong::add,
        line -> {
          if (!line.text().startsWith(FREQUENCIES)) {
            labels.add(label(line));
          } else if (!labels.isEmpty()) {
            int last = labels.size() - 1;
            labels.set(last, withFrequencies(labels.get(last), line));
          }
        });
    if (labels.isEmpty() && !lines.isEmpty()) {
      throw new IOException("no line is a label of Audacity; the form is: " + FORM);
    }
    wrong.forEach(problems);
    return labels;
  }

  private static Label label(LabelLine line) throws IOException {
    String[] fields = line.text().split("\t", 3);
    if (fields.length < 2) {
      throw line.wrong("has no two times");
    }
    TimeSpan span = line.span(line.number(fields[0]), line.number(fields[1]));
    String text = fields.length < 3 ? "" : fields[2].strip();
    return FoundSpeech.of(span, text.isEmpty() ? null : text, null);
  }

  private static Label withFrequencies(Label label, LabelLine line) throws IOException {
    List<String> fields = line.fields(3);
    return Label.drawn(
        label.suggestion(),
        Map.of(
            AudacityFormat.LOW, line.number(fields.get(1)),
            AudacityFormat.HIGH, line.number(fields.get(2))));
  }
}
