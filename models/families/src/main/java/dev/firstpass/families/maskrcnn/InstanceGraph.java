package dev.firstpass.families.maskrcnn;

import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.vision.ClassNumbers;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The tensors of a graph that gives objects with masks, known by their types and shapes: exporters
 * often number them.
 *
 * @param image takes the picture, (3, H, W) or (1, 3, H, W)
 * @param boxes (n, 4)
 * @param labels (n)
 * @param scores (n)
 * @param masks (n, 1, h, w)
 */
record InstanceGraph(
    TensorInfo image, TensorInfo boxes, TensorInfo labels, TensorInfo scores, TensorInfo masks) {
  static final TensorShape BOXES = TensorShape.of(TensorShape.DYNAMIC, 4);
  static final TensorShape ONE_EACH = TensorShape.of(TensorShape.DYNAMIC);
  static final TensorShape MASKS =
      TensorShape.of(TensorShape.DYNAMIC, 1, TensorShape.DYNAMIC, TensorShape.DYNAMIC);

  private static final TensorShape IMAGE_SIZE = TensorShape.of(2);
  private static final int WITHOUT_SIZE = 4;

  /** Returns the tensors, when there is one of each and at most the picture's size besides. */
  static Optional<InstanceGraph> of(GraphSignature graph) {
    List<TensorInfo> outputs = withoutSize(graph.outputs());
    Optional<TensorInfo> boxes = only(outputs, output -> isFloat(output, BOXES));
    Optional<TensorInfo> scores = only(outputs, output -> isFloat(output, ONE_EACH));
    Optional<TensorInfo> masks = only(outputs, output -> isFloat(output, MASKS));
    Optional<TensorInfo> labels =
        only(
            outputs,
            output -> ClassNumbers.areOf(output.type()) && ONE_EACH.admits(output.shape()));
    boolean complete =
        graph.inputs().size() == 1
            && outputs.size() == WITHOUT_SIZE
            && boxes.isPresent()
            && scores.isPresent()
            && masks.isPresent()
            && labels.isPresent();
    return complete
        ? Optional.of(
            new InstanceGraph(
                graph.inputs().get(0), boxes.get(), labels.get(), scores.get(), masks.get()))
        : Optional.empty();
  }

  /** Returns the outputs that {@link #of} looks for, for people. */
  static String expected() {
    return "float32"
        + BOXES
        + ", int64"
        + ONE_EACH
        + ", float32"
        + ONE_EACH
        + " and float32"
        + MASKS;
  }

  /** Returns whether the picture goes in without a batch axis. */
  boolean isUnbatched() {
    return image.shape().rank() == 3;
  }

  /** Returns whether masks may be as large as the picture, rather than small and fixed. */
  boolean hasPastedMasks() {
    return mayEqual(-1) && mayEqual(-2);
  }

  private boolean mayEqual(int axis) {
    long size = masks.shape().size(axis);
    return size == TensorShape.DYNAMIC || size == image.shape().size(axis);
  }

  private static List<TensorInfo> withoutSize(List<TensorInfo> outputs) {
    int last = outputs.size() - 1;
    return last == WITHOUT_SIZE
            && ClassNumbers.areOf(outputs.get(last).type())
            && IMAGE_SIZE.admits(outputs.get(last).shape())
        ? outputs.subList(0, last)
        : outputs;
  }

  private static Optional<TensorInfo> only(
      List<TensorInfo> outputs, Predicate<TensorInfo> condition) {
    List<TensorInfo> found = outputs.stream().filter(condition).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static boolean isFloat(TensorInfo output, TensorShape shape) {
    return output.type() == ElementType.FLOAT32 && shape.admits(output.shape());
  }
}
