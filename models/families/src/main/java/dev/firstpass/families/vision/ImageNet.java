package dev.firstpass.families.vision;

import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Colour;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.SizePolicy;
import java.util.List;

/**
 * The normalisation by the channel means and deviations of ImageNet, in the two spellings that
 * trainers use.
 */
public final class ImageNet {
  private ImageNet() {}

  /** Returns RGB in [0, 1] minus (0.485, 0.456, 0.406) over (0.229, 0.224, 0.225): torchvision. */
  public static ImageInput rgb(SizePolicy size, Resize resize) {
    return ImageInput.normalised(
        size,
        resize,
        Colour.RGB,
        1 / 255.0,
        List.of(0.485, 0.456, 0.406),
        List.of(0.229, 0.224, 0.225));
  }

  /**
   * Returns BGR in [0, 255] minus (103.53, 116.28, 123.675) over (57.375, 57.12, 58.395): the same
   * numbers in the order of OpenCV's channels, as mmdetection and NanoDet write them.
   */
  public static ImageInput bgr(SizePolicy size, Resize resize) {
    return ImageInput.normalised(
        size,
        resize,
        Colour.BGR,
        1,
        List.of(103.53, 116.28, 123.675),
        List.of(57.375, 57.12, 58.395));
  }
}
