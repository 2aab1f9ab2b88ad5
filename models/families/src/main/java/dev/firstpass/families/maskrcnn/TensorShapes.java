package dev.firstpass.families.maskrcnn;

import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.families.vision.CandidateList;
import dev.firstpass.families.vision.MaskShaping;
import java.util.Optional;

/**
 * Shapes of masks that the graph pasted into its input.
 *
 * @param masks of the tensor's size
 * @param letterbox of the picture
 * @param shaping as the request wants it
 */
record TensorShapes(PastedMasks masks, Letterbox letterbox, MaskShaping shaping)
    implements ObjectShapes {
  @Override
  public Optional<Shape> of(CandidateList objects, int object) {
    Bitmap mask =
        masks.mask(
            objects.row(object),
            objects.edge(object, 0),
            objects.edge(object, 1),
            objects.edge(object, 2),
            objects.edge(object, 3));
    return shaping.shape(mask, letterbox);
  }
}
