package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a recording as label files hold it.
 *
 * @param held whose suggestion the segment is
 * @param segment as it was given
 * @param span the part of it inside the recording
 * @param words those of its words that have letters, in the model's order
 */
public record SpokenSegment(Label held, Segment segment, MillisSpan span, List<SpokenWord> words) {
  /** The label of what is read from formats that have no labels, and of what has none. */
  public static final String SPEECH = "speech";

  /** The channel that formats name where nobody tells another. */
  public static final String FIRST_CHANNEL = "1";

  public SpokenSegment {
    words = List.copyOf(words);
  }

  /** Returns what is said, cleaned as {@link CleanText#lines} does; empty when nobody tells. */
  public Optional<String> text() {
    return cleaned(segment.text())
        .or(() -> cleaned(words.stream().map(SpokenWord::text).collect(Collectors.joining(" "))));
  }

  /** Returns whether somebody tells that nothing is said. */
  public boolean saysNothing() {
    return segment.text() != null && text().isEmpty();
  }

  /** Returns what to show for the segment: what is said or else its label; never empty. */
  public String content() {
    return text().orElseGet(this::label);
  }

  /** Returns who speaks, on one line; empty when nobody tells. */
  public Optional<String> speaker() {
    return cleaned(segment.speaker()).map(SpokenSegment::name);
  }

  /** Returns who or what is heard, on one line: the speaker or else the label; never empty. */
  public String voice() {
    return speaker().orElseGet(this::label);
  }

  /** Returns whether a score was given. */
  public boolean scored() {
    return held.scored();
  }

  /** Returns the channel of the recording in which it is heard, on one word. */
  public String channel() {
    return LabelAttributes.text(held.attributes(), LabelAttributes.CHANNEL)
        .map(CleanText::oneWord)
        .orElse(FIRST_CHANNEL);
  }

  /** Returns whether scoring leaves this time out. */
  public boolean ignored() {
    return LabelAttributes.isSet(held.attributes(), LabelAttributes.IGNORED);
  }

  /**
   * Returns who or what is heard as one word, for formats whose columns are separated by blanks.
   *
   * @param report counts names that lose their blanks
   */
  public String name(DropReport report) {
    String name = CleanText.oneWord(voice());
    if (!name.equals(voice())) {
      report.add("blanks-as-underscores", segment.label());
    }
    return name;
  }

  /** Returns the label on one line; never empty. */
  public String label() {
    return cleaned(segment.label()).map(SpokenSegment::name).orElse(SPEECH);
  }

  /**
   * Returns the words without blanks within them: those that the model tells, or else the words of
   * the text, which share the segment's time by their length and have its score.
   */
  public List<SpokenWord> tokens() {
    if (words.isEmpty()) {
      return text().map(text -> spread(text, span, segment.score())).orElse(List.of());
    }
    return words.stream()
        .flatMap(word -> spread(word.text(), word.span(), word.score()).stream())
        .toList();
  }

  /** Names that differ must differ in XML, too. */
  private static String name(String text) {
    return CleanText.xml(CleanText.words(text));
  }

  private static List<SpokenWord> spread(String text, MillisSpan span, double score) {
    List<String> parts = CleanText.split(text);
    long letters = parts.stream().mapToLong(String::length).sum();
    List<SpokenWord> words = new ArrayList<>();
    long before = 0;
    for (String part : parts) {
      long after = before + part.length();
      var share = new MillisSpan(at(span, before, letters), at(span, after, letters));
      words.add(new SpokenWord(part, share, score));
      before = after;
    }
    return words;
  }

  /** The time at a share of a span. */
  private static long at(MillisSpan span, long part, long whole) {
    return span.start() + (long) ((double) (span.end() - span.start()) * part / whole);
  }

  private static Optional<String> cleaned(@Nullable String text) {
    return Optional.ofNullable(text).map(CleanText::lines).filter(clean -> !clean.isEmpty());
  }
}
