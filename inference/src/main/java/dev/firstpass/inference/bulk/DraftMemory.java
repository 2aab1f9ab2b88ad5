package dev.firstpass.inference.bulk;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.model.ModelSpec;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers the drafts that were made last, by what they are of, so that whoever asks for the same
 * again waits for no model. What was used longest ago is forgotten first. Thread-safe.
 */
public final class DraftMemory {
  /** What a draft takes in bytes besides its suggestions, its key among it; measured. */
  private static final long DRAFT = 1_200;

  /** What a suggestion takes besides its place and text. */
  private static final long SUGGESTION = 50;

  private static final long RUN = 20;
  private static final long POINT = 40;
  private static final long WORD = 100;

  private final long maxBytes;
  private final Map<Key, Draft> remembered = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * What a draft is of.
   *
   * @param model by all that its spec says, the digests of its files among it
   * @param settings that are in force, all of them
   * @param labels how the model's labels are renamed
   * @param sha256 digest of the item's bytes
   */
  public record Key(
      ModelSpec model, Map<String, Object> settings, LabelMap labels, String sha256) {}

  /**
   * @param maxBytes how much is remembered, by estimate; 0 for nothing
   */
  public DraftMemory(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Returns the draft of something. */
  public synchronized Optional<Draft> recall(Key key) {
    return Optional.ofNullable(remembered.get(key));
  }

  /** Remembers a draft, if there is room for it at all. */
  public synchronized void remember(Key key, Draft draft) {
    long size = size(draft);
    if (size > maxBytes || remembered.putIfAbsent(key, draft) != null) {
      return;
    }
    bytes += size;
    Iterator<Draft> oldest = remembered.values().iterator();
    while (bytes > maxBytes) {
      bytes -= size(oldest.next());
      oldest.remove();
    }
  }

  /** Returns how many bytes are remembered, by estimate. */
  public synchronized long bytes() {
    return bytes;
  }

  private static long size(Draft draft) {
    return DRAFT + draft.suggestions().stream().mapToLong(DraftMemory::size).sum();
  }

  private static long size(Suggestion suggestion) {
    if (suggestion instanceof Region region) {
      return SUGGESTION + size(region.shape());
    }
    if (suggestion instanceof Segment segment) {
      String text = segment.text();
      return SUGGESTION + (text == null ? 0 : 2L * text.length()) + WORD * segment.words().size();
    }
    return SUGGESTION;
  }

  private static long size(Shape shape) {
    if (shape instanceof Mask mask) {
      return RUN * mask.runs().size();
    }
    if (shape instanceof Polygon polygon) {
      return POINT * polygon.points().size();
    }
    return shape instanceof Keypoints keypoints ? WORD * keypoints.points().size() : POINT;
  }
}
