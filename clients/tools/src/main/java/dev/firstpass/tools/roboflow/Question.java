package dev.firstpass.tools.roboflow;

import dev.firstpass.core.model.ModelTask;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be asked of a model, by the last part of its route. */
enum Question {
  /** Where objects are. */
  OBJECT_DETECTION("object-detection"),
  /** Where objects are, with outlines. */
  INSTANCE_SEGMENTATION("instance-segmentation"),
  /** Where objects are, with named points. */
  KEYPOINTS_DETECTION("keypoint-detection"),
  /** What the whole picture shows. */
  CLASSIFICATION("classification");

  private final String taskType;

  Question(String taskType) {
    this.taskType = taskType;
  }

  /** Returns the question with this name in a route: {@code object_detection}. */
  static Optional<Question> ofRoute(String name) {
    return Arrays.stream(values()).filter(one -> one.route().equals(name)).findFirst();
  }

  /** Returns what a model answers by itself; empty when it labels no pictures. */
  static Optional<Question> of(ModelTask task) {
    return switch (task) {
      case DETECTION, ORIENTED_DETECTION, TEXT_DETECTION -> Optional.of(OBJECT_DETECTION);
      case INSTANCE_SEGMENTATION, SEMANTIC_SEGMENTATION -> Optional.of(INSTANCE_SEGMENTATION);
      case KEYPOINT_DETECTION -> Optional.of(KEYPOINTS_DETECTION);
      case CLASSIFICATION -> Optional.of(CLASSIFICATION);
      case SPEECH_RECOGNITION, VOICE_ACTIVITY, SPEAKER_DIARISATION -> Optional.empty();
    };
  }

  /** Returns its name in a route: {@code object_detection}. */
  String route() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns its name in lists of models: {@code object-detection}. */
  String taskType() {
    return taskType;
  }

  /** Returns whether a model of this task can answer it: all objects have boxes, too. */
  boolean answeredBy(ModelTask task) {
    boolean own = of(task).equals(Optional.of(this));
    return switch (this) {
      case OBJECT_DETECTION -> of(task).isPresent() && task != ModelTask.CLASSIFICATION;
      case INSTANCE_SEGMENTATION ->
          own || task == ModelTask.ORIENTED_DETECTION || task == ModelTask.TEXT_DETECTION;
      case KEYPOINTS_DETECTION, CLASSIFICATION -> own;
    };
  }
}
