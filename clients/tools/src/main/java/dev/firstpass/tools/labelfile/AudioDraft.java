package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Segment.Word;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.model.ModelId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A draft of a recording in the parts that label files hold.
 *
 * @param recording what was read
 * @param path the recording's id as a path
 * @param model which model made the draft
 * @param segments those of which something is inside the recording, ordered by start, then by end
 * @param tags labels of the whole recording, in the draft's order
 */
public record AudioDraft(
    AudioFacts recording,
    ItemPath path,
    ModelId model,
    List<SpokenSegment> segments,
    List<Tag> tags) {
  private static final Comparator<SpokenSegment> BY_TIME =
      Comparator.comparingLong((SpokenSegment segment) -> segment.span().start())
          .thenComparingLong(segment -> segment.span().end());

  public AudioDraft {
    segments = List.copyOf(segments);
    tags = List.copyOf(tags);
  }

  /**
   * Takes a draft apart.
   *
   * @param format the name of the format, for the complaint
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when the item is no recording
   */
  public static AudioDraft of(Draft draft, String format) {
    if (!(draft.item() instanceof AudioFacts recording)) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          "label file format '"
              + format
              + "' holds labels of recordings; item '"
              + draft.item().id()
              + "' is of kind "
              + draft.item().kind().wireName()
              + "; ask for the native json instead");
    }
    List<SpokenSegment> segments = new ArrayList<>();
    List<Tag> tags = new ArrayList<>();
    for (Suggestion suggestion : draft.suggestions()) {
      if (suggestion instanceof Tag tag) {
        tags.add(tag);
      } else if (suggestion instanceof Segment segment && starts(segment.span(), recording)) {
        segments.add(spoken(segment, MillisSpan.millis(recording.seconds())));
      }
    }
    segments.sort(BY_TIME);
    return new AudioDraft(
        recording, ItemPath.of(recording.id()), draft.provenance().model(), segments, tags);
  }

  /** Takes several drafts apart. */
  public static List<AudioDraft> of(List<Draft> drafts, String format) {
    return drafts.stream().map(draft -> of(draft, format)).toList();
  }

  /** Returns the length of the recording in milliseconds. */
  public long millis() {
    return MillisSpan.millis(recording.seconds());
  }

  private static boolean starts(TimeSpan span, AudioFacts recording) {
    return span.startSeconds() <= recording.seconds();
  }

  private static SpokenSegment spoken(Segment segment, long limit) {
    List<SpokenWord> words = new ArrayList<>();
    for (Word word : segment.words()) {
      String text = CleanText.words(word.text());
      if (!text.isEmpty()) {
        words.add(new SpokenWord(text, MillisSpan.of(word.span()).before(limit), word.score()));
      }
    }
    return new SpokenSegment(segment, MillisSpan.of(segment.span()).before(limit), words);
  }
}
