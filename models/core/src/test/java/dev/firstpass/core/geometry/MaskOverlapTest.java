package dev.firstpass.core.geometry;

import static dev.firstpass.core.geometry.Pictures.mask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firstpass.core.draft.Mask;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MaskOverlapTest {
  @Test
  void iou_halfShared_isAThird() {
    assertEquals(1 / 3.0, MaskOverlap.iou(mask("##."), mask(".##")));
  }

  @Test
  void iou_nothingSet_isNone() {
    assertEquals(0, MaskOverlap.iou(mask("..."), mask("...")));
  }

  @Test
  void iou_runsOfNoLength_countForNothing() {
    Mask odd = new Mask(3, 1, List.of(0, 1, 0, 1, 1));

    assertEquals(1, MaskOverlap.iou(odd, mask("##.")));
  }

  @Test
  void iou_otherSize_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> MaskOverlap.iou(mask("##"), mask("#", "#")));
  }

  @Test
  void iou_anyMasks_agreesWithNaiveTwin() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int width = 1 + random.nextInt(9);
      int height = 1 + random.nextInt(9);
      Bitmap a = Pictures.noise(random, width, height, random.nextDouble());
      Bitmap b = Pictures.noise(random, width, height, random.nextDouble());
      int both = 0;
      int either = 0;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          both += a.isSet(x, y) && b.isSet(x, y) ? 1 : 0;
          either += a.isSet(x, y) || b.isSet(x, y) ? 1 : 0;
        }
      }
      assertEquals(
          either == 0 ? 0 : (double) both / either, MaskOverlap.iou(a.toMask(), b.toMask()));
      assertEquals(a.area(), MaskOverlap.area(a.toMask()));
      assertEquals(a.toMask(), Bitmap.of(a.toMask()).toMask());
    }
  }
}
