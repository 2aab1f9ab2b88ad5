package dev.firstpass.tools.cvat;

import dev.firstpass.core.tool.ModelDirectory.Facts;
import java.util.Locale;

/**
 * What CVAT calls the shape of a label. A function declares one for each label, and CVAT lets a
 * label be mapped only to a task's label of that type or of any.
 */
enum LabelType {
  /** Also turned ones. */
  RECTANGLE,
  POLYGON,
  /** Goes with labels for polygons, too. */
  MASK,
  SKELETON,
  TAG;

  /** Returns the type of what a model finds in pictures. */
  static LabelType of(Facts facts) {
    if (!facts.pointNames().isEmpty()) {
      return SKELETON;
    }
    return switch (facts.task()) {
      case DETECTION, ORIENTED_DETECTION, KEYPOINT_DETECTION -> RECTANGLE;
      case TEXT_DETECTION -> POLYGON;
      case INSTANCE_SEGMENTATION, SEMANTIC_SEGMENTATION -> MASK;
      case CLASSIFICATION, SPEECH_RECOGNITION, VOICE_ACTIVITY, SPEAKER_DIARISATION -> TAG;
    };
  }

  /** Returns the word on the wire. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
