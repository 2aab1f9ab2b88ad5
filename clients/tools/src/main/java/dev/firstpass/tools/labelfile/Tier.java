package dev.firstpass.tools.labelfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of an annotation tool's score: intervals that do not overlap.
 *
 * @param name on one line, distinct within a draft
 * @param voice who or what is heard
 * @param intervals ordered, none of them empty
 */
public record Tier(String name, String voice, List<Interval> intervals) {
  /** Stands behind the name of a tier in the name of the tier of its words. */
  public static final String WORDS = " words";

  public Tier {
    intervals = List.copyOf(intervals);
  }

  /**
   * A stretch with text.
   *
   * @param span at least one millisecond long
   * @param text not empty, cleaned as {@link CleanText#lines} does
   */
  public record Interval(MillisSpan span, String text) {}

  /**
   * Returns the tiers of a draft: one for each speaker (or label, where the model tells no
   * speaker), numbered further ones where segments of one voice overlap, and behind each the tier
   * of its words, when the model tells words. A word that begins before the word before it has
   * ended is cut at the front.
   */
  public static List<Tier> of(RecordingLabels draft) {
    Set<String> names = new HashSet<>();
    List<Tier> tiers = new ArrayList<>();
    for (Map.Entry<String, List<Lane>> voice : lanes(draft).entrySet()) {
      for (Lane lane : voice.getValue()) {
        String name = distinct(voice.getKey(), names);
        tiers.add(new Tier(name, voice.getKey(), lane.segments));
        if (!lane.words.isEmpty()) {
          tiers.add(new Tier(distinct(name + WORDS, names), voice.getKey(), lane.words));
        }
      }
    }
    return tiers;
  }

  /** Returns when the last interval ends, in milliseconds; 0 when there is none. */
  public long end() {
    return intervals.isEmpty() ? 0 : intervals.get(intervals.size() - 1).span().end();
  }

  private static Map<String, List<Lane>> lanes(RecordingLabels draft) {
    Map<String, List<Lane>> voices = new LinkedHashMap<>();
    for (SpokenSegment segment : draft.segments()) {
      List<Lane> lanes = voices.computeIfAbsent(segment.voice(), voice -> new ArrayList<>());
      if (lanes.stream().noneMatch(lane -> lane.takes(segment))) {
        Lane lane = new Lane();
        lane.takes(segment);
        lanes.add(lane);
      }
    }
    return voices;
  }

  private static String distinct(String name, Set<String> taken) {
    String free = name;
    for (int number = 2; !taken.add(free); number++) {
      free = name + " (" + number + ")";
    }
    return free;
  }

  /** Segments of one voice that do not overlap, and their words. Confined to one thread. */
  private static final class Lane {
    private final List<Interval> segments = new ArrayList<>();
    private final List<Interval> words = new ArrayList<>();

    /** Adds a segment that does not begin before the last one; false when they overlap. */
    private boolean takes(SpokenSegment segment) {
      MillisSpan span = segment.span().visible();
      if (span.start() < end(segments)) {
        return false;
      }
      segments.add(new Interval(span, segment.content()));
      for (SpokenWord word : segment.words()) {
        long start = Math.max(word.span().start(), end(words));
        long end = Math.max(word.span().end(), start);
        words.add(new Interval(new MillisSpan(start, end).visible(), word.text()));
      }
      return true;
    }

    private static long end(List<Interval> intervals) {
      return intervals.isEmpty() ? 0 : intervals.get(intervals.size() - 1).span().end();
    }
  }
}
