package dev.firstpass.cli.evaluate.speech;

import dev.firstpass.cli.evaluate.timeline.Turn;
import dev.firstpass.core.draft.TimeSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Praat's TextGrid, long or short, in UTF-8 or UTF-16: an interval with a text is a turn of
 * the speaker that its tier is called after, unless the text means silence. Point tiers are passed
 * over.
 */
final class TextGrid {
  private static final Set<String> SILENCE =
      Set.of("", "sil", "<sil>", "sp", "spn", "silence", "silent", "nonspeech", "non-speech");

  /** What means something in either form: texts in quotation marks, numbers, flags. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"([^\"]*+(?:\"\"[^\"]*+)*+)\"|(?<![\\w\\[])(-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?)(?![\\w\\]])");

  private final String file;
  private final List<String> tokens;
  private int next;

  private TextGrid(String file, List<String> tokens) {
    this.file = file;
    this.tokens = tokens;
  }

  static List<Turn> read(Path file) {
    String text = LabelLines.text(file);
    List<String> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      String quoted = token.group(1);
      tokens.add(quoted == null ? token.group(2) : '"' + quoted.replace("\"\"", "\""));
    }
    return new TextGrid(String.valueOf(file.getFileName()), tokens).turns();
  }

  private List<Turn> turns() {
    if (!text().startsWith("ooTextFile") || !"TextGrid".equals(text())) {
      throw damaged();
    }
    number();
    number();
    List<Turn> turns = new ArrayList<>();
    int tiers = (int) number();
    for (int i = 0; i < tiers; i++) {
      boolean intervals = "IntervalTier".equals(text());
      String name = text();
      number();
      number();
      int size = (int) number();
      for (int j = 0; j < size; j++) {
        if (intervals) {
          addInterval(name, turns);
        } else {
          number();
          text();
        }
      }
    }
    return turns;
  }

  private void addInterval(String speaker, List<Turn> turns) {
    double start = number();
    double end = number();
    String text = text();
    if (!(start >= 0 && start <= end)) {
      throw damaged();
    }
    if (!SILENCE.contains(text.strip().toLowerCase(Locale.ROOT))) {
      turns.add(new Turn(speaker, new TimeSpan(start, end)));
    }
  }

  private String text() {
    String token = token();
    if (!token.startsWith("\"")) {
      throw damaged();
    }
    return token.substring(1);
  }

  private double number() {
    String token = token();
    if (token.startsWith("\"")) {
      throw damaged();
    }
    return Double.parseDouble(token);
  }

  private String token() {
    if (next >= tokens.size()) {
      throw damaged();
    }
    return tokens.get(next++);
  }

  private RuntimeException damaged() {
    return InvalidData.because(
        file + " is not a TextGrid of Praat: it ends early or has a value of another kind");
  }
}
