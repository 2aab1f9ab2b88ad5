package dev.firstpass.cli.evaluate;

import dev.firstpass.cli.evaluate.TranscriptReport.Utterance;
import dev.firstpass.cli.evaluate.speech.Recording;
import dev.firstpass.cli.evaluate.speech.TranscriptDataset;
import dev.firstpass.cli.evaluate.speech.TranscriptDataset.Transcript;
import dev.firstpass.cli.evaluate.timeline.Spans;
import dev.firstpass.cli.evaluate.transcript.Alignment;
import dev.firstpass.cli.evaluate.transcript.Normaliser;
import dev.firstpass.cli.evaluate.transcript.Tokens;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Evaluates the texts of segments by word and character error rate, each recording as one
 * utterance. Confined to one thread.
 */
final class TranscriptEvaluation implements Evaluation {
  private final TranscriptDataset dataset;
  private final String normaliserName;
  private final Normaliser normaliser;
  private final Map<String, Transcript> transcripts = new LinkedHashMap<>();
  private final Map<String, String> recognised = new LinkedHashMap<>();

  /**
   * @param normaliser the name of one
   */
  TranscriptEvaluation(TranscriptDataset dataset, String normaliser) {
    this.dataset = dataset;
    normaliserName = normaliser;
    this.normaliser = Normaliser.named(normaliser);
    dataset.transcripts().forEach((recording, text) -> transcripts.put(recording.name(), text));
  }

  @Override
  public List<LabelledItem> items() {
    return dataset.transcripts().keySet().stream().map(TranscriptEvaluation::item).toList();
  }

  /** Returns a recording as an item. */
  static LabelledItem item(Recording recording) {
    return new LabelledItem(recording.name(), recording.file());
  }

  @Override
  public void add(LabelledItem item, Draft draft) {
    Spans ignored = Objects.requireNonNull(transcripts.get(item.name())).ignored();
    recognised.put(
        item.name(),
        draft.suggestions().stream()
            .filter(Segment.class::isInstance)
            .map(Segment.class::cast)
            .filter(segment -> segment.text() != null && !liesIn(ignored, segment.span()))
            .sorted(Comparator.comparingDouble(segment -> segment.span().startSeconds()))
            .map(segment -> Objects.requireNonNull(segment.text()))
            .collect(Collectors.joining(" ")));
  }

  private static boolean liesIn(Spans ignored, TimeSpan span) {
    double middle = (span.startSeconds() + span.endSeconds()) / 2;
    return ignored.list().stream()
        .anyMatch(gap -> gap.startSeconds() <= middle && middle < gap.endSeconds());
  }

  @Override
  public List<String> warnings() {
    return dataset.warnings();
  }

  @Override
  public Report report() {
    List<Utterance> utterances = new ArrayList<>();
    transcripts.forEach(
        (name, transcript) ->
            utterances.add(utterance(name, transcript.text(), recognised.getOrDefault(name, ""))));
    return new TranscriptReport(normaliserName, utterances);
  }

  private Utterance utterance(String name, String said, String heard) {
    String reference = normaliser.normalise(said);
    String hypothesis = normaliser.normalise(heard);
    return new Utterance(
        name,
        Alignment.count(Tokens.words(reference), Tokens.words(hypothesis)),
        Alignment.count(Tokens.characters(reference), Tokens.characters(hypothesis)));
  }
}
