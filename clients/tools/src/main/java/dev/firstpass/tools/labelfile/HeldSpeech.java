package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelWriting;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a format of recordings holds of their labels; what it does not hold is counted when labels
 * are taken apart for it. Immutable.
 */
public final class HeldSpeech {
  /** A part of a label. */
  public enum Part {
    TEXT,
    /** Texts of several lines. */
    LINES,
    /** Blank lines in texts. */
    BLANK_LINES,
    LABEL,
    /** The label stands for the text where there is none. */
    LABEL_AS_TEXT,
    /** The label stands for the speaker where nobody tells who speaks. */
    LABEL_AS_SPEAKER,
    SPEAKER,
    LANGUAGE,
    WORDS,
    SCORE,
    /** Segments without text. */
    TEXTLESS,
    /** Segments without length. */
    MOMENTS,
    TAGS,
    /** Attributes of any name. */
    ATTRIBUTES
  }

  private static final Pattern BLANK_LINE = Pattern.compile("\n\\s*\n");

  private final String format;
  private final Set<Part> parts;
  private final Set<String> attributes;

  private HeldSpeech(String format, Set<Part> parts, Set<String> attributes) {
    this.format = format;
    this.parts = parts;
    this.attributes = attributes;
  }

  /** Returns what a format holds. */
  public static HeldSpeech of(String format, Part first, Part... more) {
    return new HeldSpeech(format, EnumSet.of(first, more), Set.of());
  }

  /** Returns the same with attributes of these names. */
  public HeldSpeech withAttributes(String... names) {
    return new HeldSpeech(format, parts, Set.of(names));
  }

  /**
   * Takes the labels of an item apart and counts what the format does not hold of them.
   *
   * @throws DraftingException with {@link dev.firstpass.core.error.ErrorCode#INVALID_REQUEST} when
   *     the item is no recording
   */
  public RecordingLabels labels(ItemLabels item, LabelWriting writing) {
    RecordingLabels labels = RecordingLabels.of(item, format, writing);
    labels.segments().forEach(segment -> count(segment, writing.report()));
    if (!parts.contains(Part.TAGS)) {
      labels.tags().forEach(tag -> writing.report().add("tag-left-out", tag.suggestion().label()));
    }
    return labels;
  }

  /** Takes the labels of several items apart. */
  public List<RecordingLabels> labels(LabelCollection collection, LabelWriting writing) {
    return collection.items().stream().map(item -> labels(item, writing)).toList();
  }

  private void count(SpokenSegment spoken, DropReport report) {
    Segment segment = spoken.segment();
    if (!parts.contains(Part.TEXTLESS) && spoken.text().isEmpty()) {
      report.add("segment-without-text-left-out", segment.label());
      return;
    }
    var losses = new Losses(segment.label(), report);
    boolean lines = spoken.text().filter(text -> text.indexOf('\n') >= 0).isPresent();
    losses.add(Part.TEXT, spoken.text().isPresent(), "text-left-out");
    losses.add(Part.LINES, lines && parts.contains(Part.TEXT), "line-ends-as-blanks");
    boolean blank = spoken.text().filter(text -> BLANK_LINE.matcher(text).find()).isPresent();
    losses.add(Part.BLANK_LINES, blank && parts.contains(Part.LINES), "blank-lines-left-out");
    losses.add(Part.SPEAKER, spoken.speaker().isPresent(), "speaker-left-out");
    losses.add(Part.LANGUAGE, segment.language() != null, "language-left-out");
    losses.add(Part.WORDS, !spoken.words().isEmpty(), "words-left-out");
    losses.add(Part.SCORE, spoken.scored(), "score-left-out");
    losses.add(Part.MOMENTS, isMoment(spoken), "moment-as-millisecond");
    countLabel(spoken, losses);
    countAttributes(spoken.held(), losses);
  }

  private static boolean isMoment(SpokenSegment spoken) {
    return spoken.span().start() == spoken.span().end();
  }

  /** Readers give the label that nothing stands for again, so leaving that out loses nothing. */
  private void countLabel(SpokenSegment spoken, Losses losses) {
    boolean asText = parts.contains(Part.LABEL_AS_TEXT) && spoken.text().isEmpty();
    boolean asSpeaker = parts.contains(Part.LABEL_AS_SPEAKER) && spoken.speaker().isEmpty();
    losses.add(Part.LABEL, asText, "label-as-text");
    losses.add(Part.LABEL, asSpeaker, "label-as-speaker");
    boolean gone = !asText && !asSpeaker && !spoken.label().equals(SpokenSegment.SPEECH);
    losses.add(Part.LABEL, gone, "label-left-out");
  }

  private void countAttributes(Label label, Losses losses) {
    long lost = label.attributes().keySet().stream().filter(name -> !holds(name)).count();
    losses.add(Part.ATTRIBUTES, lost > 0, "attribute-left-out");
  }

  private boolean holds(String attribute) {
    return attributes.contains(attribute);
  }

  /** Counts what one label loses. */
  private final class Losses {
    private final String label;
    private final DropReport report;

    private Losses(String label, DropReport report) {
      this.label = label;
      this.report = report;
    }

    private void add(Part part, boolean there, String reason) {
      if (there && !parts.contains(part)) {
        report.add(reason, label);
      }
    }
  }
}
