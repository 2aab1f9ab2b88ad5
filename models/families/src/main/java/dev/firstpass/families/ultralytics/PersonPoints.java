package dev.firstpass.families.ultralytics;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The points of a person as COCO's key point task has them, by its own names. */
final class PersonPoints {
  private static final List<String> NAMES =
      List.of(
          "nose",
          "left_eye",
          "right_eye",
          "left_ear",
          "right_ear",
          "left_shoulder",
          "right_shoulder",
          "left_elbow",
          "right_elbow",
          "left_wrist",
          "right_wrist",
          "left_hip",
          "right_hip",
          "left_knee",
          "right_knee",
          "left_ankle",
          "right_ankle");

  private PersonPoints() {}

  /** Returns the shapes that a person's points may have. */
  static Stream<PointShape> shapes() {
    return Stream.of(new PointShape(NAMES.size(), 3), new PointShape(NAMES.size(), 2));
  }

  /** Returns the file's names of its points, or others; then says so in {@code assumptions}. */
  static List<String> names(ExportMetadata metadata, PointShape shape, List<String> assumptions) {
    return metadata
        .pointNames()
        .filter(names -> names.size() == shape.points())
        .orElseGet(() -> assumed(shape.points(), assumptions));
  }

  private static List<String> assumed(int points, List<String> assumptions) {
    if (points == NAMES.size()) {
      assumptions.add("the file names no key points; it has 17, so COCO's names were assumed");
      return NAMES;
    }
    assumptions.add(
        "the file names no key points; it has "
            + points
            + ": give their names in order (options, keypoints)");
    return IntStream.range(0, points).mapToObj(i -> "point-" + i).toList();
  }
}
