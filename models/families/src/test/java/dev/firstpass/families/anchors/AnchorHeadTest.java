package dev.firstpass.families.anchors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.families.vision.Activation;
import dev.firstpass.families.vision.ClassNumbering;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class AnchorHeadTest {
  @Test
  void labelsByColumn_fromZero_areTheColumns() {
    AnchorHead head = head(Activation.SIGMOID, ClassNumbering.FROM_ZERO);

    assertEquals(3, head.columns(3, 3));
    assertEquals(3, head.columns(3, 4));
    assertArrayEquals(new int[] {0, 1, 2}, head.labelsByColumn(3, 3));
  }

  @Test
  void labelsByColumn_softmaxWithOneMore_takesTheLastForTheBackground() {
    AnchorHead head = head(Activation.SOFTMAX, ClassNumbering.FROM_ZERO);

    assertEquals(4, head.columns(3, 4));
    assertArrayEquals(new int[] {0, 1, 2, -1}, head.labelsByColumn(4, 3));
  }

  @Test
  void labelsByColumn_fromOne_takesTheFirstForTheBackground() {
    AnchorHead head = head(Activation.SOFTMAX, ClassNumbering.FROM_ONE);

    assertEquals(4, head.columns(3, 4));
    assertArrayEquals(new int[] {-1, 0, 1, 2}, head.labelsByColumn(4, 3));
  }

  @Test
  void labelsByColumn_cocoIds_leaveGaps() {
    AnchorHead head = head(Activation.SIGMOID, ClassNumbering.COCO_IDS);

    int[] withZero = head.labelsByColumn(head.columns(80, 91), 80);
    int[] withoutZero = head.labelsByColumn(head.columns(80, 90), 80);

    assertEquals(91, withZero.length);
    assertEquals(-1, withZero[0]);
    assertEquals(0, withZero[1]);
    assertEquals(-1, withZero[12]);
    assertEquals(11, withZero[13]);
    assertEquals(79, withZero[90]);
    assertArrayEquals(Arrays.copyOfRange(withZero, 1, 91), withoutZero);
  }

  private static AnchorHead head(Activation activation, ClassNumbering numbering) {
    return new AnchorHead(AnchorLayout.none(), BoxCoding.plain(0), activation, numbering);
  }
}
