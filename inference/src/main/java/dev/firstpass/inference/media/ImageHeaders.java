package dev.firstpass.inference.media;

import dev.firstpass.core.error.DraftingException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Reads what a picture is without decoding it, and refuses what is too large.
 *
 * <p>Every size here is what decoders will see: a later stage may rely on it. Thread-safe.
 */
public final class ImageHeaders {
  /** Passes over a picture of the largest size that a progressive JPEG may cost. */
  private static final int MAX_PASSES = 16;

  private final MediaLimits limits;

  /**
   * @param limits what is too large
   */
  public ImageHeaders(MediaLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /**
   * Returns the header of an encoded picture.
   *
   * @param content from its position to its limit, neither of which changes
   * @throws DraftingException UNSUPPORTED_MEDIA when it is of no supported format, UNREADABLE_MEDIA
   *     when it is damaged, MEDIA_TOO_LARGE when it passes a limit
   */
  public ImageHeader read(ByteBuffer content) {
    ByteBuffer bytes = content.slice();
    if (bytes.limit() == 0) {
      throw Refusal.unknown("there is no picture: the content is empty");
    }
    if (bytes.limit() > limits.maxBytes()) {
      throw Refusal.tooLarge(
          "the picture has %d bytes; the limit is %d: send a smaller copy"
              .formatted(bytes.limit(), limits.maxBytes()));
    }
    ImageFormat format = ImageFormat.of(bytes).orElseThrow(() -> notSupported(bytes));
    try {
      return read(format, bytes);
    } catch (IndexOutOfBoundsException endsEarly) {
      throw Refusal.unreadable(format, "its header is damaged or ends early", endsEarly);
    }
  }

  private ImageHeader read(ImageFormat format, ByteBuffer bytes) {
    return switch (format) {
      case JPEG -> readJpeg(bytes);
      case PNG -> readPng(bytes);
      case WEBP -> readWebp(bytes);
      case BMP -> readBmp(bytes.order(ByteOrder.LITTLE_ENDIAN));
      case TIFF -> readTiff(bytes);
      case GIF -> readGif(bytes);
    };
  }

  private ImageHeader readJpeg(ByteBuffer bytes) {
    JpegHeader jpeg = JpegHeader.read(bytes);
    ImageHeader header = checked(ImageFormat.JPEG, jpeg.width(), jpeg.height(), jpeg.orientation());
    // A few bytes can ask for thousands of passes over a large picture.
    int passes = jpeg.passes();
    if (passes * header.pixels() > MAX_PASSES * limits.maxPixels()) {
      throw Refusal.tooLarge(
          "the picture is %dx%d in %d scans, more work than %d pixels %d times: save it again"
              .formatted(header.width(), header.height(), passes, limits.maxPixels(), MAX_PASSES));
    }
    return header;
  }

  private ImageHeader readPng(ByteBuffer bytes) {
    if (!ImageFormat.begins(bytes, 12, "IHDR")) {
      throw Refusal.unreadable(ImageFormat.PNG, "it does not begin with its header");
    }
    int width = bytes.getInt(16);
    int height = bytes.getInt(20);
    int orientation = Chunks.png(bytes).find("eXIf").map(TiffTags::orientation).orElse(1);
    return checked(ImageFormat.PNG, width, height, orientation);
  }

  private ImageHeader readWebp(ByteBuffer bytes) {
    WebpHeader webp = WebpHeader.read(bytes);
    return checked(ImageFormat.WEBP, webp.width(), webp.height(), webp.orientation());
  }

  private ImageHeader readBmp(ByteBuffer bytes) {
    boolean old = bytes.getInt(14) == 12;
    int width = old ? bytes.getShort(18) & 0xFFFF : bytes.getInt(18);
    // Rows from the top down have a negative height.
    int height = old ? bytes.getShort(20) & 0xFFFF : Math.abs(bytes.getInt(22));
    return checked(ImageFormat.BMP, width, height, 1);
  }

  private ImageHeader readTiff(ByteBuffer bytes) {
    var tags = new TiffTags(bytes);
    ImageHeader header =
        checked(
            ImageFormat.TIFF,
            tags.number(TiffTags.WIDTH, 0),
            tags.number(TiffTags.HEIGHT, 0),
            tags.orientation());
    TiffDecoder.requireReadable(tags, bytes.limit(), limits);
    return header;
  }

  private ImageHeader readGif(ByteBuffer bytes) {
    GifHeader gif = GifHeader.read(bytes);
    checked(ImageFormat.GIF, gif.frameWidth(), gif.frameHeight(), 1);
    return checked(ImageFormat.GIF, gif.width(), gif.height(), 1);
  }

  private ImageHeader checked(ImageFormat format, long width, long height, int orientation) {
    if (width <= 0 || height <= 0) {
      throw Refusal.unreadable(format, "its size is " + width + "x" + height);
    }
    if (width > limits.maxSide()
        || height > limits.maxSide()
        || width * height > limits.maxPixels()) {
      throw Refusal.tooLarge(width, height, limits);
    }
    return new ImageHeader(format, (int) width, (int) height, orientation);
  }

  private static DraftingException notSupported(ByteBuffer bytes) {
    return Refusal.unknown(
        ImageFormat.foreign(bytes)
            .map(name -> name + " pictures are not supported")
            .orElse("the content is not a picture of a known format"));
  }
}
