package dev.firstpass.families.maskrcnn;

import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.families.maskrcnn.MaskAxis.Pasting;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.MaskShaping;
import java.util.Optional;

/**
 * Shapes of small masks, which are pasted into the source.
 *
 * @param masks of a few cells
 * @param letterbox of the picture
 * @param pasting how they are laid over their boxes
 * @param shaping as the request wants it, of masks of the source's pixels
 */
record SourceShapes(SmallMasks masks, Letterbox letterbox, Pasting pasting, MaskShaping shaping)
    implements ObjectShapes {
  @Override
  public Optional<Shape> of(CandidateList objects, int object) {
    int width = letterbox.sourceWidth();
    int height = letterbox.sourceHeight();
    if ((long) width * height > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    MaskAxis x = pasting.axis(x(objects, object, 0), x(objects, object, 2), masks.width(), width);
    MaskAxis y = pasting.axis(y(objects, object, 1), y(objects, object, 3), masks.height(), height);
    Bitmap bitmap = new Bitmap(width, height);
    masks.paste(objects.row(object), x, y, bitmap);
    return shaping.shape(bitmap, Letterbox.stretch(width, height, width, height));
  }

  private float x(CandidateList objects, int object, int side) {
    return (float) ((objects.edge(object, side) - letterbox.offsetX()) / letterbox.scaleX());
  }

  private float y(CandidateList objects, int object, int side) {
    return (float) ((objects.edge(object, side) - letterbox.offsetY()) / letterbox.scaleY());
  }
}
