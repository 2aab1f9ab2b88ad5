package dev.firstpass.cli.evaluate;

import dev.firstpass.cli.evaluate.speech.TranscriptDataset;
import dev.firstpass.cli.evaluate.speech.TurnDataset;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A data set and, by and by, what a model drafts of its items. Confined to one thread. */
public interface Evaluation {
  /** Returns the items to draft, in order. */
  List<LabelledItem> items();

  /**
   * Adds what was drafted of one of the items; at most once for each. Items of which nothing is
   * added count as if nothing had been found in them.
   */
  void add(LabelledItem item, Draft draft);

  /** Returns what looks wrong with the data or does not fit the model, in sentences. */
  List<String> warnings();

  /** Returns the figures of what was added so far. */
  Report report();

  /**
   * Reads the data set that the items of a task are labelled with.
   *
   * @param task what the model answers
   * @param labels what the drafts call the model's classes
   * @param data a folder, or for boxes a file, in a form that is known for the task
   * @param split which part of data with parts; empty for all
   * @param scoring how recordings are scored
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when it is in no such form or
   *     damaged, or when nothing measures the task
   */
  static Evaluation of(
      ModelTask task, LabelSet labels, Path data, Optional<String> split, SpeechScoring scoring) {
    Evaluation evaluation = ofWhole(task, labels, data, split, scoring);
    if (split.isPresent() && !(evaluation instanceof BoxEvaluation)) {
      throw DetectionDataset.invalid("only data with boxes have splits");
    }
    return evaluation;
  }

  private static Evaluation ofWhole(
      ModelTask task, LabelSet labels, Path data, Optional<String> split, SpeechScoring scoring) {
    return switch (task) {
      case DETECTION, INSTANCE_SEGMENTATION, KEYPOINT_DETECTION, ORIENTED_DETECTION ->
          new BoxEvaluation(DetectionDataset.read(data, split));
      case TEXT_DETECTION -> new TextEvaluation(TextDataset.read(data));
      case CLASSIFICATION -> new TagEvaluation(TagDataset.read(data), labels);
      case SPEECH_RECOGNITION ->
          new TranscriptEvaluation(TranscriptDataset.read(data), scoring.normaliser());
      case VOICE_ACTIVITY ->
          new ActivityEvaluation(TurnDataset.read(data), scoring.collarSeconds());
      case SPEAKER_DIARISATION ->
          new SpeakerEvaluation(TurnDataset.read(data), scoring.collarSeconds());
      case SEMANTIC_SEGMENTATION ->
          throw DetectionDataset.invalid(
              "models for " + task.wireName() + " cannot be evaluated yet; others can");
    };
  }
}
