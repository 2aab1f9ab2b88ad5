package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelWriting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The labels of a recording in the parts that label files hold.
 *
 * @param recording what is labelled
 * @param path the recording's id as a path
 * @param model which model drafted the labels, where it is known
 * @param segments those of which something is inside the recording, ordered by start, then by end
 * @param tags labels of the whole recording, in order; their suggestion is a {@link Tag}
 */
public record RecordingLabels(
    AudioFacts recording,
    ItemPath path,
    Optional<ModelId> model,
    List<SpokenSegment> segments,
    List<Label> tags) {
  private static final String OUTSIDE = "outside-recording";
  private static final String CUT = "cut-at-end";
  private static final Comparator<SpokenSegment> BY_TIME =
      Comparator.comparingLong((SpokenSegment segment) -> segment.span().start())
          .thenComparingLong(segment -> segment.span().end());

  public RecordingLabels {
    segments = List.copyOf(segments);
    tags = List.copyOf(tags);
  }

  /**
   * Takes the labels of an item apart; those outside the recording are reported.
   *
   * @param format the name of the format, for the complaint
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when the item is no recording
   */
  public static RecordingLabels of(ItemLabels item, String format, LabelWriting writing) {
    if (!(item.item() instanceof AudioFacts recording)) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          "label file format '"
              + format
              + "' holds labels of recordings; item '"
              + item.item().id()
              + "' is of kind "
              + item.item().kind().wireName()
              + "; ask for the native json instead");
    }
    List<SpokenSegment> segments = new ArrayList<>();
    List<Label> tags = new ArrayList<>();
    for (Label label : item.labels()) {
      if (label.suggestion() instanceof Tag) {
        tags.add(label);
      } else if (label.suggestion() instanceof Segment segment) {
        if (starts(segment.span(), recording)) {
          SpokenSegment spoken = spoken(label, segment, MillisSpan.millis(recording.seconds()));
          segments.add(spoken);
          if (spoken.span().end() < MillisSpan.millis(segment.span().endSeconds())) {
            writing.report().add(CUT, segment.label());
          }
        } else {
          writing.report().add(OUTSIDE, segment.label());
        }
      }
    }
    segments.sort(BY_TIME);
    return new RecordingLabels(
        recording, ItemPath.of(recording.id()), item.model(), segments, tags);
  }

  /** Returns the length of the recording in milliseconds. */
  public long millis() {
    return MillisSpan.millis(recording.seconds());
  }

  private static boolean starts(TimeSpan span, AudioFacts recording) {
    return span.startSeconds() <= recording.seconds();
  }

  private static SpokenSegment spoken(Label label, Segment segment, long limit) {
    List<SpokenWord> words = new ArrayList<>();
    for (Word word : segment.words()) {
      String text = CleanText.words(word.text());
      if (!text.isEmpty()) {
        words.add(new SpokenWord(text, MillisSpan.of(word.span()).before(limit), word.score()));
      }
    }
    return new SpokenSegment(label, segment, MillisSpan.of(segment.span()).before(limit), words);
  }
}
