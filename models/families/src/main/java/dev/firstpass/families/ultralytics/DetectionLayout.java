package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.families.vision.CandidateScan;
import dev.firstpass.families.vision.GridLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the output with the boxes is laid out. After box and classes each row may have further
 * numbers: a mask's coefficients, points, an angle.
 */
enum DetectionLayout {
  /** [N, 3 * places, 5 + K + extra], with objectness. */
  ROWS("YOLOv5 layout", 2, 5),

  /** [N, 4 + K + extra, places]. */
  CHANNELS("YOLOv8/11 layout", 1, 4),

  /** [N, R, 6 + extra], suppressed in the network. */
  END_TO_END("end-to-end layout", 2, 6);

  private static final long ANY = TensorShape.DYNAMIC;
  private static final int BOXES_PER_PLACE = 3;
  private static final int OBJECTNESS = 4;
  private static final List<List<Integer>> PYRAMIDS =
      List.of(List.of(8, 16, 32), List.of(8, 16, 32, 64));

  private final String words;
  private final int columnAxis;
  private final int columnsBesideClasses;

  DetectionLayout(String words, int columnAxis, int columnsBesideClasses) {
    this.words = words;
    this.columnAxis = columnAxis;
    this.columnsBesideClasses = columnsBesideClasses;
  }

  /** Returns the layout that an output of this shape has for this input and number of classes. */
  static Optional<DetectionLayout> of(TensorShape output, Fixed input, int classes, int extra) {
    return Arrays.stream(values())
        .filter(layout -> layout.fits(output, input, classes, extra))
        .findFirst();
  }

  /** Returns the shapes that an output could have, for people. */
  static String expected(Fixed input, int classes, int extra) {
    return Arrays.stream(values())
        .map(layout -> layout.shapes(input, classes, extra).get(0) + " (" + layout.words + ")")
        .collect(Collectors.joining(" or "));
  }

  /**
   * Returns whether an output has this layout. Its columns must be known: a shape that is dynamic
   * throughout tells nothing.
   */
  boolean fits(TensorShape output, Fixed input, int classes, int extra) {
    if (output.rank() != 3 || output.size(columnAxis) == ANY) {
      return false;
    }
    if (this == END_TO_END && isGrid(output.size(1), input)) {
      return false;
    }
    return shapes(input, classes, extra).stream().anyMatch(shape -> shape.admits(output));
  }

  /** Returns how many columns of an output of this layout are neither box nor objectness. */
  int columns(TensorShape output) {
    return (int) output.size(columnAxis) - columnsBesideClasses;
  }

  /** Returns how boxes are found in the output with this name. */
  CandidateScan scan(String output, int classes, int extra) {
    return switch (this) {
      case ROWS -> new RowScan(output, classes, extra);
      case CHANNELS -> new ChannelScan(output, classes, extra);
      case END_TO_END -> new EndToEndScan(output, classes, extra);
    };
  }

  /** Returns the four numbers of a row's box, as they are. */
  RowNumbers boxes(Tensor output) {
    return numbers(output, 0);
  }

  /**
   * Returns what a row has after its classes. YOLOv5 multiplies all that follows objectness by it
   * before it suppresses, a mask's coefficients too.
   */
  RowNumbers extras(Tensor output, int classes) {
    int column = columnsBesideClasses + (this == END_TO_END ? 0 : classes);
    return this == ROWS
        ? new RowNumbers(output.floats(), column, output.shape().intSize(2), 1, OBJECTNESS)
        : numbers(output, column);
  }

  /** Returns its name for people. */
  String words() {
    return words;
  }

  private RowNumbers numbers(Tensor output, int column) {
    int size = output.shape().intSize(2);
    return this == CHANNELS
        ? new RowNumbers(output.floats(), column * size, 1, size)
        : new RowNumbers(output.floats(), column, size, 1);
  }

  private List<TensorShape> shapes(Fixed input, int classes, int extra) {
    long columns = columnsBesideClasses + (this == END_TO_END ? 0L : classes) + extra;
    return PYRAMIDS.stream()
        .map(strides -> (long) GridLevel.places(input.width(), input.height(), strides))
        .map(
            places ->
                switch (this) {
                  case ROWS -> TensorShape.of(ANY, BOXES_PER_PLACE * places, columns);
                  case CHANNELS -> TensorShape.of(ANY, columns, places);
                  case END_TO_END -> TensorShape.of(ANY, ANY, columns);
                })
        .toList();
  }

  /** Six columns are also what one class gives YOLOv5 (and YOLOX), whose rows are a grid's. */
  private static boolean isGrid(long rows, Fixed input) {
    return PYRAMIDS.stream()
        .map(strides -> (long) GridLevel.places(input.width(), input.height(), strides))
        .anyMatch(places -> rows == ANY || rows == places || rows == BOXES_PER_PLACE * places);
  }
}
