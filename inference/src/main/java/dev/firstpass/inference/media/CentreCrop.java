package dev.firstpass.inference.media;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.inference.media.ImageGeometry.Region;

/**
 * The geometry of torchvision's {@code Resize(S)} and {@code CenterCrop(T)}: the shorter side
 * becomes {@code S = floor(T / cropFraction)}, the longer is truncated, the middle is cut out. A
 * tensor that is not square is covered.
 */
final class CentreCrop {
  /** What lies further from the middle, in shorter sides, is cut off before resizing. */
  private static final int LONGEST_ASPECT = 16;

  private final Fixed tensor;
  private final Resize resize;

  CentreCrop(Fixed tensor, Resize resize) {
    this.tensor = tensor;
    this.resize = resize;
  }

  /** Returns where an upright picture of this size lies in the tensor. */
  ImageGeometry of(int width, int height) {
    Region region = middle(width, height);
    Paste paste = paste(region);
    double scaleX = (double) paste.resizedWidth() / region.width();
    double scaleY = (double) paste.resizedHeight() / region.height();
    return new ImageGeometry(
        region,
        paste,
        new Letterbox(
            scaleX,
            scaleY,
            paste.x() - paste.cropX() - region.x() * scaleX,
            paste.y() - paste.cropY() - region.y() * scaleY,
            width,
            height,
            tensor.width(),
            tensor.height()));
  }

  /** Resizing all of a picture of one column would take gigabytes, to keep a few hundred rows. */
  private static Region middle(int width, int height) {
    long longest = (long) LONGEST_ASPECT * Math.min(width, height);
    int usedWidth = (int) Math.min(width, longest);
    int usedHeight = (int) Math.min(height, longest);
    return new Region((width - usedWidth) / 2, (height - usedHeight) / 2, usedWidth, usedHeight);
  }

  private Paste paste(Region region) {
    long coverWidth = (long) Math.floor(tensor.width() / resize.cropFraction());
    long coverHeight = (long) Math.floor(tensor.height() / resize.cropFraction());
    boolean byWidth = coverWidth * region.height() >= coverHeight * region.width();
    boolean enlarges = byWidth ? coverWidth > region.width() : coverHeight > region.height();
    if (enlarges && !resize.enlarge()) {
      return Paste.middle(region.width(), region.height(), tensor.width(), tensor.height());
    }
    long width = byWidth ? coverWidth : coverHeight * region.width() / region.height();
    long height = byWidth ? coverWidth * region.height() / region.width() : coverHeight;
    return Paste.middle((int) width, (int) height, tensor.width(), tensor.height());
  }
}
