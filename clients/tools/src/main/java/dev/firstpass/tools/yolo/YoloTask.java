package dev.firstpass.tools.yolo;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.tools.labelfile.ImageLabels;
import java.util.List;

/** What the columns of a row hold; all rows of a data set hold the same. */
enum YoloTask {
  /** The centre and size of a box. */
  DETECT,
  /** The corners of a polygon. */
  SEGMENT,
  /** A box as in {@link #DETECT}, then x, y and visibility of each keypoint. */
  POSE,
  /** The four corners of a rotated box. */
  OBB;

  private static final String AUTO = "auto";

  /** The setting that chooses it. */
  static final Parameter<String> OPTION =
      Parameter.of(
          "task",
          ParameterType.choice(List.of("detect", "segment", "pose", "obb", AUTO)),
          "detect",
          "what rows hold: boxes, polygons, boxes with keypoints, the corners of rotated boxes, or"
              + " what the labels are; of files that are read, whether nine columns are a polygon"
              + " or a rotated box");

  /** Returns the task that is set, or that holds most of the labels. */
  static YoloTask of(Settings options, List<ImageLabels> images) {
    return switch (options.get(OPTION)) {
      case "segment" -> SEGMENT;
      case "pose" -> POSE;
      case "obb" -> OBB;
      case AUTO -> of(images);
      default -> DETECT;
    };
  }

  private static YoloTask of(List<ImageLabels> images) {
    List<Shape> shapes =
        images.stream()
            .flatMap(image -> image.regions().stream())
            .map(drawn -> drawn.region().shape())
            .filter(shape -> !(shape instanceof Box))
            .toList();
    if (shapes.isEmpty()) {
      return DETECT;
    }
    if (shapes.stream().allMatch(Keypoints.class::isInstance)) {
      return POSE;
    }
    return shapes.stream().allMatch(RotatedBox.class::isInstance) ? OBB : SEGMENT;
  }
}
