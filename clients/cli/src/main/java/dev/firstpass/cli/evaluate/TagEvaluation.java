package dev.firstpass.cli.evaluate;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.model.LabelSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Evaluates tags of whole pictures or recordings: how often the label that people gave is the
 * first, or among the first five. Confined to one thread.
 */
final class TagEvaluation implements Evaluation {
  /** How many tags of an item count. */
  static final int FIRST = 5;

  private final TagDataset dataset;
  private final LabelSet labels;
  private int first;
  private int amongFirst;

  /**
   * @param labels what the drafts call the model's classes
   */
  TagEvaluation(TagDataset dataset, LabelSet labels) {
    this.dataset = dataset;
    this.labels = labels;
  }

  @Override
  public List<LabelledItem> items() {
    return List.copyOf(dataset.labels().keySet());
  }

  @Override
  public void add(LabelledItem item, Draft draft) {
    List<String> tags =
        draft.suggestions().stream()
            .filter(Tag.class::isInstance)
            .map(Suggestion::label)
            .limit(FIRST)
            .toList();
    int place = tags.indexOf(Objects.requireNonNull(dataset.labels().get(item)));
    first += place == 0 ? 1 : 0;
    amongFirst += place >= 0 ? 1 : 0;
  }

  @Override
  public List<String> warnings() {
    Set<String> unknown = new TreeSet<>(dataset.labels().values());
    labels.names().forEach(unknown::remove);
    return unknown.isEmpty()
        ? List.of()
        : List.of("counted as wrong: the model has no label " + unknown + "; name it with --map");
  }

  @Override
  public Report report() {
    return new TagReport(dataset.labels().size(), first, amongFirst);
  }
}
