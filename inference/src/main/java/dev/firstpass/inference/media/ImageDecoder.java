package dev.firstpass.inference.media;

import dev.firstpass.core.error.DraftingException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/**
 * Decodes pictures to upright 8-bit BGR, the same pixels as {@code cv2.imread(path)} gives: EXIF
 * orientation applied, 16-bit samples cut to their upper byte, gray made three channels, alpha
 * dropped without blending, colour profiles ignored, of animations and pages the first. A truncated
 * JPEG is kept with gray where data is missing.
 *
 * <p>It differs from {@code imread} where that is lacking: GIF and animated WebP are read, and EXIF
 * orientation is honoured in WebP and behind other JPEG segments. JPEG is decoded by libjpeg-turbo
 * through JNA; TIFF and GIF by the JDK, whose decoders cannot corrupt memory (the libtiff in OpenCV
 * is of 2020); the rest by OpenCV.
 *
 * <p>Thread-safe.
 */
public final class ImageDecoder {
  private final ImageHeaders headers;
  private final JpegLibrary jpegLibrary;
  private final @Nullable TurboJpeg turboJpeg;
  private final LifoPool<DecodeScratch> scratches;

  /**
   * @param limits what is too large
   */
  public ImageDecoder(MediaLimits limits) {
    this(limits, JpegLibrary.preferred());
  }

  /**
   * @param limits what is too large
   * @param jpegLibraries the first that can be loaded is used; without any, OpenCV
   */
  public ImageDecoder(MediaLimits limits, List<JpegLibrary> jpegLibraries) {
    OpenCv.load();
    headers = new ImageHeaders(limits);
    JpegLibrary library = JpegLibrary.OPENCV;
    Optional<TurboJpeg> turbo = Optional.empty();
    for (JpegLibrary candidate : jpegLibraries) {
      turbo = load(candidate);
      if (turbo.isPresent() || candidate == JpegLibrary.OPENCV) {
        library = candidate;
        break;
      }
    }
    jpegLibrary = library;
    turboJpeg = turbo.orElse(null);
    scratches = new LifoPool<>(Runtime.getRuntime().availableProcessors(), this::newScratch);
  }

  private static Optional<TurboJpeg> load(JpegLibrary library) {
    return switch (library) {
      case SYSTEM -> TurboJpeg.system();
      case BUNDLED -> TurboJpeg.bundled();
      case OPENCV -> Optional.empty();
    };
  }

  private DecodeScratch newScratch() {
    return new DecodeScratch(turboJpeg == null ? null : turboJpeg.open());
  }

  /** Returns who decodes JPEG on this machine. */
  public JpegLibrary jpegLibrary() {
    return jpegLibrary;
  }

  /**
   * Returns what the picture's first bytes say of it; throws as {@link ImageHeaders#read}.
   *
   * @param content from its position to its limit, neither of which changes
   */
  public ImageHeader header(ByteBuffer content) {
    return headers.read(content);
  }

  /**
   * Decodes a picture and lends its pixels.
   *
   * @param content from its position to its limit, neither of which changes
   * @param header as {@link #header} read it from the same content
   * @param denominator 1; 2, 4 or 8 lets a JPEG be decoded to that fraction of its size
   * @param use gets the upright picture, 8-bit BGR, to read until it returns
   * @throws DraftingException UNREADABLE_MEDIA, UNSUPPORTED_MEDIA or MEDIA_TOO_LARGE
   */
  void decode(ByteBuffer content, ImageHeader header, int denominator, Consumer<Mat> use) {
    Objects.requireNonNull(use, "use");
    DecodeScratch scratch = scratches.take();
    try {
      Mat stored = decodeStored(content, header, denominator, scratch);
      use.accept(upright(stored, header.orientation(), scratch.turned()));
    } finally {
      scratch.clear();
      scratches.give(scratch);
    }
  }

  private Mat decodeStored(
      ByteBuffer content, ImageHeader header, int denominator, DecodeScratch scratch) {
    try {
      return switch (header.format()) {
        case JPEG -> decodeJpeg(content, header, denominator, scratch);
        case PNG, BMP -> decodeByOpenCv(scratch.direct(content), header, 1, scratch);
        case WEBP -> new WebpDecoder(header).decode(scratch.direct(content), scratch);
        case TIFF -> new TiffDecoder(header).decode(content, scratch);
        case GIF -> new GifDecoder(header).decode(content, scratch);
      };
    } catch (IndexOutOfBoundsException endsEarly) {
      throw Refusal.unreadable(header.format(), "it is damaged or ends early", endsEarly);
    }
  }

  /** What libjpeg-turbo does not find sound, OpenCV decides on: as imread, it keeps most of it. */
  private static Mat decodeJpeg(
      ByteBuffer content, ImageHeader header, int denominator, DecodeScratch scratch) {
    TurboJpeg.Decompressor turbo = scratch.jpeg();
    if (turbo != null && !JpegHeader.read(content.slice()).cmyk()) {
      int width = reduced(header.width(), denominator);
      int height = reduced(header.height(), denominator);
      Mat pixels = scratch.pixels(width, height);
      if (turbo.decode(scratch.direct(content), pixels.dataAddr(), width, height)) {
        return pixels;
      }
    }
    return decodeByOpenCv(scratch.terminated(content), header, denominator, scratch);
  }

  /** Returns what a side is decoded to: libjpeg rounds up. */
  static int reduced(int side, int denominator) {
    return (side + denominator - 1) / denominator;
  }

  private static Mat decodeByOpenCv(
      ByteBuffer content, ImageHeader header, int denominator, DecodeScratch scratch) {
    Mat decoded = scratch.keep(OpenCv.decode(header.format(), content, denominator));
    if (decoded.cols() != reduced(header.width(), denominator)
        || decoded.rows() != reduced(header.height(), denominator)) {
      throw Refusal.unreadable(header.format(), "its parts disagree about its size");
    }
    return decoded;
  }

  /** Turns as OpenCV does for EXIF's orientations; the source stays as it is. */
  private static Mat upright(Mat stored, int orientation, Mat turned) {
    switch (orientation) {
      case 1 -> {
        return stored;
      }
      case 2 -> Core.flip(stored, turned, 1);
      case 3 -> Core.flip(stored, turned, -1);
      case 4 -> Core.flip(stored, turned, 0);
      case 5 -> Core.transpose(stored, turned);
      case 6 -> Core.rotate(stored, turned, Core.ROTATE_90_CLOCKWISE);
      case 7 -> {
        Core.transpose(stored, turned);
        Core.flip(turned, turned, -1);
      }
      case 8 -> Core.rotate(stored, turned, Core.ROTATE_90_COUNTERCLOCKWISE);
      default -> throw new IllegalArgumentException("orientation " + orientation);
    }
    return turned;
  }
}
