package dev.firstpass.core.model;

import dev.firstpass.core.item.MediaKind;
import java.util.List;
import java.util.Objects;

/**
 * What a vision model's input must look like: how a decoded picture becomes a tensor.
 *
 * <p>The steps, in order: resize by {@code size} and {@code resize}, order the channels by {@code
 * colour}, normalise each value as {@code (pixel * scale - mean[c]) / std[c]}, lay out.
 *
 * @param size the tensor's width and height
 * @param resize how the picture gets there
 * @param colour order of the channels
 * @param scale factor for 8-bit pixel values: 1 or 1/255
 * @param mean per channel in the order of {@code colour}, after scaling
 * @param std per channel in the order of {@code colour}, after scaling
 * @param layout order of the tensor's axes
 * @param type {@link ElementType#FLOAT32} or {@link ElementType#UINT8} (then neither scaled nor
 *     normalised)
 * @param reducedDecode how small a JPEG may be decoded, as a multiple of the size that the picture
 *     has in the tensor; 0 decodes in full. 2 lets the decoder halve a picture as long as it stays
 *     at least twice as large as the model needs it: several times faster for photographs far
 *     larger than the network, at a small cost in accuracy ({@code docs/performance.md})
 */
public record ImageInput(
    SizePolicy size,
    Resize resize,
    Colour colour,
    double scale,
    List<Double> mean,
    List<Double> std,
    Layout layout,
    ElementType type,
    double reducedDecode)
    implements MediaInput {
  public ImageInput {
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(resize, "resize");
    Objects.requireNonNull(colour, "colour");
    Objects.requireNonNull(layout, "layout");
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != colour.channels() || std.size() != colour.channels()) {
      throw new IllegalArgumentException(
          "mean and std need " + colour.channels() + " values: " + mean + ", " + std);
    }
    if (!(scale > 0) || std.stream().anyMatch(value -> !(value > 0))) {
      throw new IllegalArgumentException("scale and std must be positive: " + scale + ", " + std);
    }
    if (type != ElementType.FLOAT32 && type != ElementType.UINT8) {
      throw new IllegalArgumentException("image tensors are float32 or uint8, not " + type);
    }
    if (reducedDecode != 0 && !(reducedDecode >= 1)) {
      throw new IllegalArgumentException("reducedDecode is 0 or at least 1: " + reducedDecode);
    }
  }

  /** Order and number of channels. */
  public enum Colour {
    RGB(3),
    BGR(3),
    GRAY(1);

    private final int channels;

    Colour(int channels) {
      this.channels = channels;
    }

    /** Returns how many channels the tensor has. */
    public int channels() {
      return channels;
    }
  }

  /** Order of the tensor's axes: N batch, C channel, H row, W column. */
  public enum Layout {
    NCHW,
    NHWC
  }

  /** What width and height the tensor has. */
  public sealed interface SizePolicy permits Fixed, ShortSide, MultipleOf {}

  /**
   * Always the same size.
   *
   * @param width pixels
   * @param height pixels
   */
  public record Fixed(int width, int height) implements SizePolicy {
    public Fixed {
      positive(width);
      positive(height);
    }
  }

  /**
   * The shorter side is resized to {@code shortSide} unless the longer would pass {@code
   * maxLongSide}.
   *
   * @param shortSide pixels
   * @param maxLongSide pixels
   * @param multiple the tensor is padded up to a multiple of it; 1 for none
   */
  public record ShortSide(int shortSide, int maxLongSide, int multiple) implements SizePolicy {
    public ShortSide {
      positive(shortSide);
      positive(maxLongSide);
      positive(multiple);
    }
  }

  /**
   * The picture's own size, padded up to a multiple; shrunk only when its longer side passes a
   * limit.
   *
   * @param multiple pixels: the network's largest stride
   * @param maxLongSide pixels
   */
  public record MultipleOf(int multiple, int maxLongSide) implements SizePolicy {
    public MultipleOf {
      positive(multiple);
      positive(maxLongSide);
    }
  }

  /**
   * How a picture gets to the tensor's size.
   *
   * @param fit what happens to its aspect ratio
   * @param kernel how pixels are interpolated
   * @param rounding how the resized width and height are rounded ({@link Fit#LETTERBOX} only)
   * @param placement where the picture lies in the tensor ({@link Fit#LETTERBOX} only)
   * @param pad 8-bit value around the picture, in all channels, before normalising
   * @param enlarge whether a picture smaller than the tensor is enlarged
   * @param cropFraction {@link Fit#CENTRE_CROP} only: the tensor's share of the resized shorter
   *     side, in (0, 1]; 0.875 is the usual 224 of 256
   */
  public record Resize(
      Fit fit,
      Kernel kernel,
      Rounding rounding,
      Placement placement,
      int pad,
      boolean enlarge,
      double cropFraction) {
    public Resize {
      Objects.requireNonNull(fit, "fit");
      Objects.requireNonNull(kernel, "kernel");
      Objects.requireNonNull(rounding, "rounding");
      Objects.requireNonNull(placement, "placement");
      if (pad < 0 || pad > 255) {
        throw new IllegalArgumentException("pad must be in [0, 255]: " + pad);
      }
      if (!(cropFraction > 0 && cropFraction <= 1)) {
        throw new IllegalArgumentException("cropFraction must be in (0, 1]: " + cropFraction);
      }
    }

    /** Returns a stretch to the tensor's size, whatever the aspect ratio. */
    public static Resize stretch(Kernel kernel) {
      return new Resize(Fit.STRETCH, kernel, Rounding.ROUND, Placement.TOP_LEFT, 0, true, 1);
    }

    /** Returns a resize that keeps the aspect ratio and pads the rest. */
    public static Resize letterbox(Kernel kernel, Rounding rounding, Placement placement, int pad) {
      return new Resize(Fit.LETTERBOX, kernel, rounding, placement, pad, true, 1);
    }

    /** Returns a resize of the shorter side followed by a cut from the centre. */
    public static Resize centreCrop(Kernel kernel, double cropFraction) {
      return new Resize(
          Fit.CENTRE_CROP, kernel, Rounding.TRUNCATE, Placement.CENTRE, 0, true, cropFraction);
    }
  }

  /** What happens to the aspect ratio. */
  public enum Fit {
    /** Kept; the rest of the tensor is padded. */
    LETTERBOX,
    /** Given up: the picture fills the tensor. */
    STRETCH,
    /** Kept; what does not fit is cut off. */
    CENTRE_CROP
  }

  /**
   * How pixels are interpolated; half-pixel centres, 8-bit result, as OpenCV does unless said
   * otherwise.
   */
  public enum Kernel {
    NEAREST,
    /** {@code cv2.INTER_LINEAR}: two by two, no antialiasing. */
    LINEAR,
    /** {@code cv2.INTER_CUBIC}: four by four, no antialiasing. */
    CUBIC,
    /** {@code cv2.INTER_AREA}: mean over the covered area when shrinking. */
    AREA,
    /** Pillow's {@code BILINEAR}: a triangle filter, widened when shrinking. */
    LINEAR_ANTIALIASED,
    /** Pillow's {@code BICUBIC}: a cubic filter with a = -0.5, widened when shrinking. */
    CUBIC_ANTIALIASED
  }

  /** How a resized side is rounded to whole pixels. */
  public enum Rounding {
    /** Towards zero: Python's {@code int()}. */
    TRUNCATE,
    /** To the nearest, halves to even: Python's {@code round()}. */
    ROUND,
    /** To the nearest, halves up: Python's {@code int(x + 0.5)}. */
    HALF_UP
  }

  /** Where a letterboxed picture lies. */
  public enum Placement {
    /** Padding right and below. */
    TOP_LEFT,
    /** Padding on both sides; an odd pixel goes right or below. */
    CENTRE
  }

  /** Returns an input without scaling or normalisation: 8-bit values as floats. */
  public static ImageInput raw(SizePolicy size, Resize resize, Colour colour) {
    return scaled(size, resize, colour, 1);
  }

  /** Returns an input that multiplies 8-bit values by {@code scale}. */
  public static ImageInput scaled(SizePolicy size, Resize resize, Colour colour, double scale) {
    return normalised(size, resize, colour, scale, same(colour, 0), same(colour, 1));
  }

  /** Returns an input with values {@code (pixel * scale - mean) / std}. */
  public static ImageInput normalised(
      SizePolicy size,
      Resize resize,
      Colour colour,
      double scale,
      List<Double> mean,
      List<Double> std) {
    return new ImageInput(
        size, resize, colour, scale, mean, std, Layout.NCHW, ElementType.FLOAT32, 0);
  }

  /** Returns the same input for tensors of another size. */
  public ImageInput withSize(SizePolicy newSize) {
    return new ImageInput(newSize, resize, colour, scale, mean, std, layout, type, reducedDecode);
  }

  @Override
  public MediaKind kind() {
    return MediaKind.IMAGE;
  }

  private static List<Double> same(Colour colour, double value) {
    return java.util.Collections.nCopies(colour.channels(), value);
  }

  private static void positive(int value) {
    if (value <= 0) {
      throw new IllegalArgumentException("must be positive: " + value);
    }
  }
}
