package dev.firstpass.inference.registry;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.inference.registry.ItemDrafting.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes one answer of what was found in each channel of a recording. */
final class SpeakerTracks {
  private SpeakerTracks() {}

  /** Returns what was found in a channel, which is the speaker of segments that name none. */
  static Found named(int channel, Found found) {
    List<Suggestion> suggestions =
        found.suggestions().stream().map(one -> named(channel, one)).toList();
    return new Found(found.item(), suggestions, found.warnings());
  }

  private static Suggestion named(int channel, Suggestion suggestion) {
    String name = "channel-" + (channel + 1);
    if (!(suggestion instanceof Segment segment)) {
      return suggestion;
    }
    return segment.withSpeaker(segment.speaker() == null ? name : name + "-" + segment.speaker());
  }

  /** Returns all together, in order of time; channels keep their order where times are the same. */
  static Found together(List<Found> tracks) {
    List<Suggestion> all = new ArrayList<>();
    Set<String> warnings = new LinkedHashSet<>();
    for (Found track : tracks) {
      all.addAll(track.suggestions());
      warnings.addAll(track.warnings());
    }
    all.sort(Comparator.comparingDouble(SpeakerTracks::start));
    return new Found(tracks.get(0).item(), all, List.copyOf(warnings));
  }

  private static double start(Suggestion suggestion) {
    return suggestion instanceof Segment segment ? segment.span().startSeconds() : 0;
  }
}
