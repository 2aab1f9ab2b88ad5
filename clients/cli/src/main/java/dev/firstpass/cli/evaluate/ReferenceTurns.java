package dev.firstpass.cli.evaluate;

import dev.firstpass.cli.evaluate.speech.TurnDataset;
import dev.firstpass.cli.evaluate.speech.TurnDataset.Reference;
import dev.firstpass.cli.evaluate.timeline.Spans;
import dev.firstpass.cli.evaluate.timeline.Turn;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Recordings with turns that people labelled and, by and by, those that were drafted. Confined to
 * one thread.
 */
final class ReferenceTurns {
  private final TurnDataset dataset;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  ReferenceTurns(TurnDataset dataset) {
    this.dataset = dataset;
  }

  /** One way to compare a recording. */
  @FunctionalInterface
  interface Comparison {
    void compare(List<Turn> turns, List<Turn> found, Spans scored);
  }

  List<LabelledItem> items() {
    return dataset.references().keySet().stream().map(TranscriptEvaluation::item).toList();
  }

  void add(LabelledItem item, Draft draft) {
    drafts.put(item.name(), draft);
  }

  List<String> warnings() {
    return dataset.warnings();
  }

  /** Returns all at once and, where it differs, all but what is near boundaries. */
  static Set<Double> collars(double seconds) {
    Set<Double> collars = new LinkedHashSet<>(List.of(0.0));
    collars.add(seconds + 0.0);
    return collars;
  }

  /**
   * Compares every recording.
   *
   * @param collar seconds that are left out to either side of each labelled boundary
   */
  void compare(double collar, Comparison comparison) {
    dataset
        .references()
        .forEach(
            (recording, reference) -> {
              Optional<Draft> draft = Optional.ofNullable(drafts.get(recording.name()));
              Spans scored = scored(reference, draft, collar);
              comparison.compare(
                  reference.turns(), draft.map(ReferenceTurns::turns).orElse(List.of()), scored);
            });
  }

  private static Spans scored(Reference reference, Optional<Draft> draft, double collar) {
    double seconds =
        draft
            .map(Draft::item)
            .filter(AudioFacts.class::isInstance)
            .map(facts -> ((AudioFacts) facts).seconds())
            .orElse(0.0);
    return reference.scored(seconds).minus(Spans.collars(reference.turns(), collar));
  }

  /** The segments as turns; a segment without speaker is its label's. */
  private static List<Turn> turns(Draft draft) {
    return draft.suggestions().stream()
        .filter(Segment.class::isInstance)
        .map(Segment.class::cast)
        .map(segment -> new Turn(speaker(segment), segment.span()))
        .toList();
  }

  private static String speaker(Segment segment) {
    String speaker = segment.speaker();
    return speaker == null ? segment.label() : speaker;
  }
}
