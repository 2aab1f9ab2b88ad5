package dev.firstpass.inference.media;

import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.ImageInput.Fit;
import dev.firstpass.core.model.ImageInput.Fixed;
import dev.firstpass.core.model.ImageInput.MultipleOf;
import dev.firstpass.core.model.ImageInput.Placement;
import dev.firstpass.core.model.ImageInput.Resize;
import dev.firstpass.core.model.ImageInput.Rounding;
import dev.firstpass.core.model.ImageInput.ShortSide;
import java.util.Objects;

/**
 * Where a picture of a given size comes to lie in a model's tensor: pure arithmetic, in the order
 * of the reference implementations so that roundings agree.
 *
 * <ul>
 *   <li>Letterbox in a fixed tensor: {@code r = min(H/h, W/w)}, sides {@code w*r} and {@code h*r}
 *       truncated (YOLOX) or rounded half to even (Ultralytics), at least 1. Its {@link Letterbox}
 *       has the unrounded scale and padding, as the references invert it.
 *   <li>Shorter side (DETR) and multiple (YuNet): the resized sides' own scales, padded up to the
 *       multiple. When stretched instead, the sides become the nearest multiples (PaddleOCR).
 *   <li>{@link CentreCrop}.
 * </ul>
 *
 * <p>No side is ever less than 1 pixel or more than the policy allows, however thin the picture.
 * Immutable.
 *
 * @param region the part of the upright source that is resized: all of it, but for the centre crop
 *     of a very long picture
 * @param paste how the resized region is laid into the tensor
 * @param letterbox source pixels to tensor pixels
 */
record ImageGeometry(Region region, Paste paste, Letterbox letterbox) {
  ImageGeometry {
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(paste, "paste");
    Objects.requireNonNull(letterbox, "letterbox");
  }

  /**
   * A rectangle of the upright source, in whole pixels.
   *
   * @param x left column
   * @param y top row
   * @param width columns
   * @param height rows
   */
  record Region(int x, int y, int width, int height) {}

  /**
   * Throws {@link IllegalArgumentException} when size policy and fit make no sense together: a
   * centre crop needs a fixed size.
   */
  static void requireSensible(ImageInput input) {
    if (input.resize().fit() == Fit.CENTRE_CROP && !(input.size() instanceof Fixed)) {
      throw new IllegalArgumentException("a centre crop needs a fixed size, not " + input.size());
    }
  }

  /** Returns where an upright picture of this size lies in the tensor of {@code input}. */
  static ImageGeometry of(ImageInput input, int width, int height) {
    Resize resize = input.resize();
    if (input.size() instanceof ShortSide sides) {
      return resized(shrunk(sides, resize, width, height), resize, width, height);
    } else if (input.size() instanceof MultipleOf multiple) {
      return resized(shrunk(multiple, resize, width, height), resize, width, height);
    }
    Fixed tensor = (Fixed) input.size();
    return switch (resize.fit()) {
      case STRETCH -> stretched(tensor.width(), tensor.height(), width, height);
      case LETTERBOX -> letterboxed(tensor, resize, width, height);
      case CENTRE_CROP -> new CentreCrop(tensor, resize).of(width, height);
    };
  }

  private static ImageGeometry stretched(int tensorWidth, int tensorHeight, int width, int height) {
    return new ImageGeometry(
        new Region(0, 0, width, height),
        Paste.filling(tensorWidth, tensorHeight),
        Letterbox.stretch(width, height, tensorWidth, tensorHeight));
  }

  private static ImageGeometry letterboxed(Fixed tensor, Resize resize, int width, int height) {
    double filling = Math.min((double) tensor.height() / height, (double) tensor.width() / width);
    double scale = resize.enlarge() ? filling : Math.min(filling, 1);
    boolean centred = resize.placement() == Placement.CENTRE;
    return new ImageGeometry(
        new Region(0, 0, width, height),
        Paste.whole(
            side(width * scale, resize.rounding(), tensor.width()),
            side(height * scale, resize.rounding(), tensor.height()),
            tensor.width(),
            tensor.height(),
            resize.placement()),
        new Letterbox(
            scale,
            scale,
            centred ? (tensor.width() - width * scale) / 2 : 0,
            centred ? (tensor.height() - height * scale) / 2 : 0,
            width,
            height,
            tensor.width(),
            tensor.height()));
  }

  /** The size that a picture gets by its own, and what the tensor's sides must be multiples of. */
  private record OwnSize(int width, int height, int multiple) {}

  private static OwnSize shrunk(ShortSide policy, Resize resize, int width, int height) {
    int shorter = Math.min(width, height);
    int longer = Math.max(width, height);
    int most = policy.maxLongSide();
    double wanted = resize.enlarge() ? policy.shortSide() : Math.min(policy.shortSide(), shorter);
    if ((double) longer / shorter * wanted > most) {
      wanted = (double) most * shorter / longer;
    }
    int target = side(wanted, Rounding.ROUND, most);
    int other = side((double) target * longer / shorter, resize.rounding(), most);
    return width <= height
        ? new OwnSize(target, other, policy.multiple())
        : new OwnSize(other, target, policy.multiple());
  }

  private static OwnSize shrunk(MultipleOf policy, Resize resize, int width, int height) {
    int most = policy.maxLongSide();
    double scale = Math.min(1, (double) most / Math.max(width, height));
    // PaddleOCR, whose sizes these are, cuts the sides to whole pixels before it takes multiples.
    Rounding rounding = resize.fit() == Fit.STRETCH ? Rounding.TRUNCATE : resize.rounding();
    return new OwnSize(
        side(width * scale, rounding, most),
        side(height * scale, rounding, most),
        policy.multiple());
  }

  private static ImageGeometry resized(OwnSize size, Resize resize, int width, int height) {
    if (resize.fit() == Fit.STRETCH) {
      return stretched(
          nearestMultiple(size.width(), size.multiple()),
          nearestMultiple(size.height(), size.multiple()),
          width,
          height);
    }
    Paste paste =
        Paste.whole(
            size.width(),
            size.height(),
            nextMultiple(size.width(), size.multiple()),
            nextMultiple(size.height(), size.multiple()),
            resize.placement());
    return new ImageGeometry(
        new Region(0, 0, width, height),
        paste,
        new Letterbox(
            (double) size.width() / width,
            (double) size.height() / height,
            paste.x(),
            paste.y(),
            width,
            height,
            paste.tensorWidth(),
            paste.tensorHeight()));
  }

  /** Returns a rounded side in [1, most]. */
  private static int side(double length, Rounding rounding, int most) {
    double rounded =
        switch (rounding) {
          case TRUNCATE -> Math.floor(length);
          case ROUND -> Math.rint(length);
          case HALF_UP -> Math.floor(length + 0.5);
        };
    return (int) Math.min(Math.max(1, rounded), most);
  }

  private static int nextMultiple(int length, int multiple) {
    return (length + multiple - 1) / multiple * multiple;
  }

  private static int nearestMultiple(int length, int multiple) {
    int times = (int) Math.max(1, Math.rint((double) length / multiple));
    return times * multiple;
  }
}
