package dev.firstpass.families.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.model.LabelSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClassNumberingTest {
  private static final LabelSet COCO = LabelSets.coco80();

  /** As the annotations of COCO 2017 have them. */
  @ParameterizedTest
  @CsvSource({
    "1, person",
    "11, fire hydrant",
    "13, stop sign",
    "25, giraffe",
    "27, backpack",
    "44, bottle",
    "46, wine glass",
    "65, bed",
    "67, dining table",
    "70, toilet",
    "72, tv",
    "84, book",
    "90, toothbrush"
  })
  void label_cocoId_isThatOfTheCategory(long id, String name) {
    assertEquals(name, COCO.name(ClassNumbering.COCO_IDS.label(id, COCO.size())));
  }

  @ParameterizedTest
  @CsvSource({
    "COCO_IDS, 0",
    "COCO_IDS, 12",
    "COCO_IDS, 83",
    "COCO_IDS, 91",
    "COCO_IDS, -1",
    "FROM_ZERO, -1",
    "FROM_ZERO, 3",
    "FROM_ZERO, 4294967296",
    "FROM_ONE, 0",
    "FROM_ONE, 4",
    "FROM_ONE, -9223372036854775808"
  })
  void label_numberOfNone_isNone(ClassNumbering numbering, long number) {
    assertEquals(-1, numbering.label(number, numbering == ClassNumbering.COCO_IDS ? 80 : 3));
  }

  @ParameterizedTest
  @CsvSource({"FROM_ZERO, 2, 2", "FROM_ONE, 3, 2", "FROM_ONE, 1, 0"})
  void label_numberFromABase_countsFromIt(ClassNumbering numbering, long number, int label) {
    assertEquals(label, numbering.label(number, 3));
  }
}
