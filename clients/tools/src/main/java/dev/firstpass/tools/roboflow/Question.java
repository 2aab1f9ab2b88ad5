package dev.firstpass.tools.roboflow;

import dev.firstpass.core.model.ModelTask;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be asked of a model, by the last part of its route. */
enum Question {
  OBJECT_DETECTION(
      "object-detection",
      EnumSet.of(
          ModelTask.DETECTION,
          ModelTask.ORIENTED_DETECTION,
          ModelTask.TEXT_DETECTION,
          ModelTask.INSTANCE_SEGMENTATION,
          ModelTask.SEMANTIC_SEGMENTATION,
          ModelTask.KEYPOINT_DETECTION)),
  INSTANCE_SEGMENTATION(
      "instance-segmentation",
      EnumSet.of(
          ModelTask.INSTANCE_SEGMENTATION,
          ModelTask.SEMANTIC_SEGMENTATION,
          ModelTask.ORIENTED_DETECTION,
          ModelTask.TEXT_DETECTION)),
  KEYPOINTS_DETECTION("keypoint-detection", EnumSet.of(ModelTask.KEYPOINT_DETECTION)),
  CLASSIFICATION("classification", EnumSet.of(ModelTask.CLASSIFICATION));

  private final String taskType;
  private final Set<ModelTask> tasks;

  Question(String taskType, Set<ModelTask> tasks) {
    this.taskType = taskType;
    this.tasks = tasks;
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

  /** Returns whether a model of this task can answer it. */
  boolean answeredBy(ModelTask task) {
    return tasks.contains(task);
  }
}
