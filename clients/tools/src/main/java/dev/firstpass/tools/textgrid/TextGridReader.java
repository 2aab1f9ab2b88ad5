package dev.firstpass.tools.textgrid;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.tools.labelfile.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the interval tiers of Praat TextGrids, long or short text format. */
public final class TextGridReader {
  private static final String LABEL = "speech";

  private final TextGridTokens tokens;
  private final Map<String, List<Segment>> tiers = new LinkedHashMap<>();

  private TextGridReader(TextGridTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads the intervals that have text as segments whose speaker is the tier, ordered by start. The
   * intervals of a tier {@code A words} behind a tier {@code A} are the words of its segments;
   * {@code A (2)} behind it is the same speaker's. Point tiers are passed over.
   *
   * @param in UTF-8, or UTF-16 with a byte order mark; left open
   * @throws IOException when it is not a TextGrid; the message says what was expected
   */
  public static List<Segment> read(InputStream in) throws IOException {
    return new TextGridReader(TextGridTokens.of(in)).segments();
  }

  private List<Segment> segments() throws IOException {
    tokens.expect("ooTextFile");
    tokens.expect("TextGrid");
    tokens.number();
    tokens.number();
    int count = tokens.flag() ? tokens.count() : 0;
    for (int i = 0; i < count; i++) {
      readTier();
    }
    List<Segment> segments = new ArrayList<>();
    tiers.values().forEach(segments::addAll);
    segments.sort(Comparator.comparingDouble(segment -> segment.span().startSeconds()));
    return segments;
  }

  private void readTier() throws IOException {
    String type = tokens.text();
    String name = tokens.text();
    tokens.number();
    tokens.number();
    int count = tokens.count();
    List<Word> intervals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (type.equals("IntervalTier")) {
        TimeSpan span = tokens.span();
        intervals.add(new Word(tokens.text(), span, 1));
      } else {
        tokens.number();
        tokens.text();
      }
    }
    intervals.removeIf(interval -> interval.text().isBlank());
    add(name, intervals);
  }

  private void add(String name, List<Word> intervals) {
    String owner =
        name.endsWith(Tier.WORDS) ? name.substring(0, name.length() - Tier.WORDS.length()) : "";
    if (tiers.containsKey(owner)) {
      tiers.computeIfPresent(
          owner, (tier, segments) -> segments.stream().map(s -> with(s, intervals)).toList());
      return;
    }
    String first = name.replaceFirst(" \\([0-9]+\\)$", "");
    String speaker = tiers.containsKey(first) ? first : name;
    tiers.put(
        name,
        intervals.stream()
            .map(
                interval ->
                    new Segment(
                        interval.span(), LABEL, 1, interval.text(), speaker, null, List.of()))
            .toList());
  }

  /** A word belongs to the segment in which its middle lies. */
  private static Segment with(Segment segment, List<Word> intervals) {
    List<Word> words =
        intervals.stream().filter(word -> holds(segment.span(), word.span())).toList();
    return new Segment(segment.span(), LABEL, 1, segment.text(), segment.speaker(), null, words);
  }

  private static boolean holds(TimeSpan segment, TimeSpan word) {
    double middle = (word.startSeconds() + word.endSeconds()) / 2;
    return segment.startSeconds() <= middle && middle < segment.endSeconds();
  }
}
