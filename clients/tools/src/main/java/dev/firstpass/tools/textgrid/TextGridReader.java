package dev.firstpass.tools.textgrid;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.tool.Label;
import dev.firstpass.tools.labelfile.FoundSpeech;
import dev.firstpass.tools.labelfile.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads Praat TextGrids, long or short text format. */
final class TextGridReader {
  private final TextGridTokens tokens;
  private final Consumer<String> problems;
  private final Map<String, List<Segment>> tiers = new LinkedHashMap<>();

  private TextGridReader(TextGridTokens tokens, Consumer<String> problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  /**
   * Reads the intervals that have text, and the points, as segments whose speaker is the tier,
   * ordered by start. The intervals of a tier {@code A words} behind a tier {@code A} are the words
   * of its segments; {@code A (2)} behind it is the same speaker's. A point has no length.
   *
   * @throws IOException when it is not a TextGrid; the message says what was expected
   */
  static List<Label> read(InputStream in, Consumer<String> problems) throws IOException {
    return new TextGridReader(TextGridTokens.of(in), problems).labels();
  }

  private List<Label> labels() throws IOException {
    tokens.expect("ooTextFile");
    tokens.expect("TextGrid");
    tokens.number();
    tokens.number();
    int count = tokens.flag() ? tokens.count() : 0;
    for (int i = 0; i < count; i++) {
      readTier();
    }
    return tiers.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingDouble(segment -> segment.span().startSeconds()))
        .map(segment -> Label.drawn(segment, Map.of()))
        .toList();
  }

  private void readTier() throws IOException {
    boolean intervals = tokens.text().equals("IntervalTier");
    String name = tokens.text();
    tokens.number();
    tokens.number();
    int count = tokens.count();
    List<Word> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double start = tokens.number();
      double end = intervals ? tokens.number() : start;
      String text = tokens.text();
      if (!(start >= 0 && start <= end)) {
        problems.accept(
            ("tier '" + name + "', interval " + (i + 1) + " lasts from " + start + " to " + end)
                + "; it must end behind its start, not before 0");
      } else if (!text.isBlank()) {
        found.add(new Word(text, new TimeSpan(start, end), 1));
      }
    }
    add(name, found);
  }

  private void add(String name, List<Word> found) {
    String owner =
        name.endsWith(Tier.WORDS) ? name.substring(0, name.length() - Tier.WORDS.length()) : "";
    if (tiers.containsKey(owner)) {
      tiers.computeIfPresent(
          owner,
          (tier, segments) -> segments.stream().map(s -> FoundSpeech.withWords(s, found)).toList());
      return;
    }
    String first = name.replaceFirst(" \\([0-9]+\\)$", "");
    String speaker = tiers.containsKey(first) ? first : name;
    tiers.merge(
        name,
        found.stream().map(word -> FoundSpeech.segment(word.span(), word.text(), speaker)).toList(),
        TextGridReader::joined);
  }

  /** Praat allows tiers of one name. */
  private static List<Segment> joined(List<Segment> one, List<Segment> other) {
    List<Segment> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
