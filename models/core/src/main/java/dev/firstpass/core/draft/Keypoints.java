package dev.firstpass.core.draft;

import java.util.List;
import java.util.Objects;

/**
 * Named points of one object: a face's landmarks, a body's joints.
 *
 * @param box the object's own box as the model gave it, source pixels; points may lie outside it
 * @param points in the order of the model's definition
 */
public record Keypoints(Box box, List<Keypoint> points) implements Shape {
  public Keypoints {
    Objects.requireNonNull(box, "box");
    points = List.copyOf(points);
  }

  /**
   * One named point.
   *
   * @param name what it marks: {@code right-eye}
   * @param at where, source pixels
   * @param score confidence or visibility in [0, 1]; 1 when the model gives none
   */
  public record Keypoint(String name, Point at, double score) {
    public Keypoint {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(at, "at");
      Scores.check(score);
    }
  }

  /** Returns the object's own box. */
  @Override
  public Box enclosingBox() {
    return box;
  }

  @Override
  public Keypoints within(int left, int top, int width, int height) {
    List<Keypoint> moved =
        points.stream()
            .map(
                point ->
                    new Keypoint(
                        point.name(),
                        new Point(point.at().x() + left, point.at().y() + top),
                        point.score()))
            .toList();
    return new Keypoints(box.within(left, top, width, height), moved);
  }
}
