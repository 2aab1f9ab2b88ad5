package dev.firstpass.families.anchors;

import dev.firstpass.families.vision.Activation;
import dev.firstpass.families.vision.ClassNumbering;
import java.util.stream.IntStream;

/**
 * All that the decoder must know of a head and that no graph tells.
 *
 * @param layout where the anchors are
 * @param coding how boxes are written relative to them
 * @param activation what makes scores of the graph's numbers
 * @param numbering what the columns of the scores are
 */
record AnchorHead(
    AnchorLayout layout, BoxCoding coding, Activation activation, ClassNumbering numbering) {

  /** Returns the head with other class numbers. */
  AnchorHead withNumbering(ClassNumbering newNumbering) {
    return new AnchorHead(layout, coding, activation, newNumbering);
  }

  /**
   * Returns how many columns the scores of a model with so many labels have.
   *
   * @param actual how many they have in the graph, where several are possible: COCO's ids with a
   *     column for 0 or without, a softmax with the background last or without one
   */
  int columns(int labels, long actual) {
    int columns = numbering.numbers(labels);
    return switch (numbering) {
      case COCO_IDS -> actual == columns - 1 ? columns - 1 : columns;
      case FROM_ZERO ->
          activation == Activation.SOFTMAX && actual == columns + 1 ? columns + 1 : columns;
      case FROM_ONE -> columns;
    };
  }

  /** Returns the label's index of each column; -1 for the background and unused numbers. */
  int[] labelsByColumn(int columns, int labels) {
    boolean withoutZero =
        numbering == ClassNumbering.COCO_IDS && columns < ClassNumbering.COCO_NUMBERS;
    int first = withoutZero ? 1 : 0;
    return IntStream.range(0, columns).map(c -> numbering.label(first + c, labels)).toArray();
  }
}
