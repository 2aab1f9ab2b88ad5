package dev.firstpass.core.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of question that a model answers. */
public enum ModelTask {
  /** Which objects are where: regions. */
  DETECTION,
  /** Which objects are where, with their outlines: regions with polygons or masks. */
  INSTANCE_SEGMENTATION,
  /** Which pixels are of which class: a region with polygons or masks for each connected part. */
  SEMANTIC_SEGMENTATION,
  /** Which objects are where, with named points. */
  KEYPOINT_DETECTION,
  /** Which objects are where, with turned boxes. */
  ORIENTED_DETECTION,
  /** Where lines of text are. */
  TEXT_DETECTION,
  /** What the whole item is: tags. */
  CLASSIFICATION,
  /** Who or what is said when: segments with text. */
  SPEECH_RECOGNITION,
  /** Where people speak: segments. */
  VOICE_ACTIVITY,
  /** Who speaks when: segments with speakers. */
  SPEAKER_DIARISATION;

  /** Returns the wire name: {@code instance-segmentation}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the task with this wire name. */
  public static Optional<ModelTask> ofWireName(String name) {
    return Arrays.stream(values()).filter(task -> task.wireName().equals(name)).findFirst();
  }
}
