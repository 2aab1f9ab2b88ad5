package dev.firstpass.tools.labelfile;

import dev.firstpass.core.tool.DropReport;
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

  private static final String FURTHER = "overlap-on-further-tier";
  private static final String CUT_WORD = "overlapping-word-cut";

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
   *
   * @param report counts segments on further tiers and words that are cut
   */
  public static List<Tier> of(RecordingLabels draft, DropReport report) {
    Set<String> names = new HashSet<>();
    List<Tier> tiers = new ArrayList<>();
    for (Map.Entry<String, List<Lane>> voice : lanes(draft, report).entrySet()) {
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

  private static Map<String, List<Lane>> lanes(RecordingLabels draft, DropReport report) {
    Map<String, List<Lane>> voices = new LinkedHashMap<>();
    for (SpokenSegment segment : draft.segments()) {
      List<Lane> lanes = voices.computeIfAbsent(segment.voice(), voice -> new ArrayList<>());
      if (lanes.isEmpty()) {
        lanes.add(new Lane());
      } else if (!lanes.get(0).isFree(segment)) {
        report.add(FURTHER, segment.segment().label());
      }
      if (lanes.stream().noneMatch(lane -> lane.isFree(segment))) {
        lanes.add(new Lane());
      }
      lanes.stream()
          .filter(lane -> lane.isFree(segment))
          .findFirst()
          .ifPresent(lane -> lane.take(segment, report));
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

    private boolean isFree(SpokenSegment segment) {
      return segment.span().start() >= end(segments);
    }

    private void take(SpokenSegment segment, DropReport report) {
      segments.add(new Interval(segment.span().visible(), segment.content()));
      for (SpokenWord word : segment.words()) {
        if (word.span().start() < end(words)) {
          report.add(CUT_WORD, segment.segment().label());
        }
        long start = Math.max(word.span().start(), end(words));
        long end = Math.max(word.span().end(), start);
        words.add(new Interval(new MillisSpan(start, end).visible(), word.text()));
      }
    }

    private static long end(List<Interval> intervals) {
      return intervals.isEmpty() ? 0 : intervals.get(intervals.size() - 1).span().end();
    }
  }
}
