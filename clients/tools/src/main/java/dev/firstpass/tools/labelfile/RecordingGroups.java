package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.tool.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers labels by the recording that files name, for formats that hold many recordings in one
 * file. Not thread-safe.
 */
public final class RecordingGroups {
  private final Map<String, List<Label>> labels = new LinkedHashMap<>();

  /** Adds a label of a recording. */
  public void add(String recording, Label label) {
    labels.computeIfAbsent(recording, name -> new ArrayList<>()).add(label);
  }

  /** Adds all recordings to a collection, in the order in which they were first named. */
  public void addTo(CollectionBuilder collection) {
    Map<String, AudioFacts> recordings = new LinkedHashMap<>();
    Map<String, List<Label>> byId = new LinkedHashMap<>();
    labels.forEach(
        (name, found) -> {
          AudioFacts recording = collection.recording(name, end(found));
          recordings.merge(recording.id(), recording, RecordingGroups::longer);
          byId.computeIfAbsent(recording.id(), id -> new ArrayList<>()).addAll(found);
        });
    recordings.forEach((id, facts) -> collection.add(facts, byId.getOrDefault(id, List.of())));
  }

  /** Returns when the last label ends, in seconds. */
  static double end(List<Label> labels) {
    return labels.stream()
        .filter(label -> label.suggestion() instanceof Segment)
        .mapToDouble(label -> ((Segment) label.suggestion()).span().endSeconds())
        .max()
        .orElse(0);
  }

  private static AudioFacts longer(AudioFacts one, AudioFacts other) {
    return one.seconds() >= other.seconds() ? one : other;
  }
}
