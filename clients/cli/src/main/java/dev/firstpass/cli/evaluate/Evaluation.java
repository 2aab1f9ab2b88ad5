package dev.firstpass.cli.evaluate;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelTask;
import java.nio.file.Path;
import java.util.List;

/** A data set and, by and by, what a model drafts of its pictures. Confined to one thread. */
public interface Evaluation {
  /** Returns the pictures to draft, in order. */
  List<LabelledPicture> pictures();

  /**
   * Adds what was drafted of one of the pictures; at most once for each. Pictures of which nothing
   * is added count as if nothing had been found in them.
   */
  void add(LabelledPicture picture, Draft draft);

  /** Returns what looks wrong with the data or does not fit the model, in sentences. */
  List<String> warnings();

  /** Returns the figures of what was added so far. */
  Report report();

  /**
   * Reads the data set that the pictures of a task are labelled with.
   *
   * @param task what the model answers
   * @param labels what the drafts call the model's classes
   * @param data a folder, or for boxes a file, in a form that is known for the task
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when it is in no such form or
   *     damaged, or when nothing measures the task
   */
  static Evaluation of(ModelTask task, LabelSet labels, Path data) {
    return switch (task) {
      case DETECTION, INSTANCE_SEGMENTATION, KEYPOINT_DETECTION, ORIENTED_DETECTION ->
          new BoxEvaluation(DetectionDataset.read(data));
      case TEXT_DETECTION -> new TextEvaluation(TextDataset.read(data));
      case CLASSIFICATION -> new TagEvaluation(TagDataset.read(data), labels);
      case SEMANTIC_SEGMENTATION, SPEECH_RECOGNITION, VOICE_ACTIVITY, SPEAKER_DIARISATION ->
          throw DetectionDataset.invalid(
              "models for " + task.wireName() + " cannot be evaluated yet; others can");
    };
  }
}
