package dev.firstpass.families.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LabelSetsTest {
  @Test
  void coco80_hasTheDataSetsNamesInOrder() {
    assertEquals(80, LabelSets.coco80().size());
    assertEquals("person", LabelSets.coco80().name(0));
    assertEquals("dog", LabelSets.coco80().name(16));
    assertEquals("toothbrush", LabelSets.coco80().name(79));
  }

  @Test
  void assumed_otherNumberOfClasses_asksForNames() {
    List<String> assumptions = new ArrayList<>();

    assertTrue(LabelSets.assumed(7, assumptions).isEmpty());
    assertTrue(LabelSets.assumed(80, assumptions).isPresent());
    assertEquals(2, assumptions.size());
  }
}
