package dev.firstpass.families.vision;

import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.geometry.MaskOverlap;
import java.util.ArrayList;
import java.util.List;

/**
 * Greedy suppression by the overlap of masks, for objects that come best first: one is kept unless
 * its mask's intersection over union with that of one kept before it is greater than the limit.
 * Confined to one thread.
 */
public final class MaskNms {
  private final double iou;
  private final boolean classAgnostic;
  private final List<Kept> kept = new ArrayList<>();

  private record Kept(int classId, Mask mask) {}

  /**
   * @param iou limit in [0, 1]; 1 suppresses nothing
   * @param classAgnostic whether objects of different classes suppress one another
   */
  public MaskNms(double iou, boolean classAgnostic) {
    this.iou = iou;
    this.classAgnostic = classAgnostic;
  }

  /**
   * Returns whether the next object is kept.
   *
   * @param mask of the same size as those before; it is copied when needed
   */
  public boolean keeps(int classId, Bitmap mask) {
    if (iou >= 1) {
      return true;
    }
    Kept next = new Kept(classId, mask.toMask());
    if (kept.stream().anyMatch(better -> suppresses(better, next))) {
      return false;
    }
    kept.add(next);
    return true;
  }

  private boolean suppresses(Kept better, Kept next) {
    return (classAgnostic || better.classId() == next.classId())
        && MaskOverlap.iou(better.mask(), next.mask()) > iou;
  }
}
