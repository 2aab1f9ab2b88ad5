package dev.firstpass.families.ssd;

import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.vision.ClassNumbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a graph that tell of detections: by TensorFlow's names, or three that can be told
 * apart by what they hold.
 *
 * @param boxes float, (N, n, 4) or (n, 4)
 * @param classes float or whole numbers, (N, n) or (n)
 * @param scores float, (N, n) or (n)
 * @param ownCount float, (N): how many rows count; null where all do
 */
record DetectionOutputs(
    TensorInfo boxes, TensorInfo classes, TensorInfo scores, @Nullable TensorInfo ownCount) {
  private static final List<String> TENSORFLOW =
      List.of("detection_boxes", "detection_classes", "detection_scores", "num_detections");
  private static final String TENSORFLOW_SUFFIX = ":0";
  private static final int COORDINATES = 4;
  private static final long ANY = TensorShape.DYNAMIC;

  /** Returns the outputs that {@link #of} looks for, for people. */
  static String expected() {
    return "float32"
        + TensorShape.of(ANY, ANY, COORDINATES)
        + ", int64"
        + TensorShape.of(ANY, ANY)
        + " and float32"
        + TensorShape.of(ANY, ANY)
        + ", or the same without the first axis, or "
        + String.join(", ", TENSORFLOW);
  }

  /** Returns the outputs of a graph, when it has them. */
  static Optional<DetectionOutputs> of(List<TensorInfo> outputs) {
    return tensorFlow(outputs).or(() -> alike(outputs)).filter(DetectionOutputs::fit);
  }

  /** Returns whether they bear TensorFlow's names, in whose exports classes are floats. */
  boolean isTensorFlow() {
    return classes.type() == ElementType.FLOAT32;
  }

  /** Returns whether there is a batch axis. */
  boolean isBatched() {
    return scores.shape().rank() == 2;
  }

  /** Returns the output that says how many rows count. */
  Optional<TensorInfo> count() {
    return Optional.ofNullable(ownCount);
  }

  /** Returns the shape of an output of one image with this many rows. */
  TensorShape shape(long rows, long... further) {
    int first = isBatched() ? 1 : 0;
    long[] sizes = new long[first + 1 + further.length];
    sizes[0] = 1;
    sizes[first] = rows;
    System.arraycopy(further, 0, sizes, first + 1, further.length);
    return TensorShape.of(sizes);
  }

  private static Optional<DetectionOutputs> tensorFlow(List<TensorInfo> outputs) {
    List<TensorInfo> found = TENSORFLOW.stream().flatMap(name -> named(outputs, name)).toList();
    if (found.size() != TENSORFLOW.size()
        || found.stream().anyMatch(output -> output.type() != ElementType.FLOAT32)
        || found.get(2).shape().rank() != 2
        || named(outputs, "detection_masks").findAny().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new DetectionOutputs(found.get(0), found.get(1), found.get(2), found.get(3)));
  }

  private static Optional<DetectionOutputs> alike(List<TensorInfo> outputs) {
    List<TensorInfo> classes = outputs.stream().filter(o -> ClassNumbers.areOf(o.type())).toList();
    if (outputs.size() != 3 || classes.size() != 1) {
      return Optional.empty();
    }
    int rank = classes.get(0).shape().rank();
    List<TensorInfo> boxes = ofRank(outputs, rank + 1);
    List<TensorInfo> scores = ofRank(outputs, rank);
    return rank < 1 || rank > 2 || boxes.size() != 1 || scores.size() != 1
        ? Optional.empty()
        : Optional.of(new DetectionOutputs(boxes.get(0), classes.get(0), scores.get(0), null));
  }

  private boolean fit() {
    if (boxes.type() != ElementType.FLOAT32 || scores.type() != ElementType.FLOAT32) {
      return false;
    }
    int rank = scores.shape().rank();
    return count().stream().allMatch(output -> output.shape().rank() == 1)
        && boxes.shape().rank() == rank + 1
        && classes.shape().rank() == rank
        && boxes.shape().size(-1) == COORDINATES
        && sameRows(boxes.shape().size(-2))
        && sameRows(classes.shape().size(-1));
  }

  private boolean sameRows(long rows) {
    return TensorShape.of(rows).admits(TensorShape.of(scores.shape().size(-1)));
  }

  private static List<TensorInfo> ofRank(List<TensorInfo> outputs, int rank) {
    return outputs.stream()
        .filter(o -> o.type() == ElementType.FLOAT32 && o.shape().rank() == rank)
        .toList();
  }

  private static Stream<TensorInfo> named(List<TensorInfo> outputs, String name) {
    return outputs.stream()
        .filter(o -> o.name().equals(name) || o.name().equals(name + TENSORFLOW_SUFFIX))
        .limit(1);
  }
}
