package dev.firstpass.inference.media;

import dev.firstpass.core.error.DraftingException;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.opencv.core.Mat;

/**
 * Decodes the first page of a TIFF with the JDK, a band of rows at a time so that the heap holds
 * little of it. Samples may have 8 or 16 bits, a single one also 1, 2 or 4.
 */
final class TiffDecoder {
  private static final int BAND_PIXELS = 1 << 20;
  private static final int MOST_SAMPLES = 8;

  /** None, three of fax, LZW, two of JPEG, two of deflate, PackBits: what the JDK reads. */
  private static final Set<Long> COMPRESSIONS =
      Set.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 32_946L, 32_773L);

  /** Gray from white or black, RGB, palette, CMYK, YCbCr. */
  private static final Set<Long> PHOTOMETRICS = Set.of(0L, 1L, 2L, 3L, 5L, 6L);

  private static final int SAMPLE_FORMAT_UNSIGNED = 1;
  private static final int SAMPLE_FORMAT_UNDEFINED = 4;

  private final ImageHeader header;

  TiffDecoder(ImageHeader header) {
    this.header = header;
  }

  /**
   * Refuses what cannot be decoded, or whose numbers would have the JDK allocate without bounds.
   *
   * @param fileBytes length of the whole file
   * @throws DraftingException UNSUPPORTED_MEDIA, UNREADABLE_MEDIA or MEDIA_TOO_LARGE
   */
  static void requireReadable(TiffTags tags, int fileBytes, MediaLimits limits) {
    requireKnownKind(tags);
    long tileWidth = tags.number(TiffTags.TILE_WIDTH, 1);
    long tileHeight = tags.number(TiffTags.TILE_HEIGHT, 1);
    if (tileWidth > limits.maxSide()
        || tileHeight > limits.maxSide()
        || tileWidth * tileHeight > limits.maxPixels()) {
      throw Refusal.tooLarge(tileWidth, tileHeight, limits);
    }
    long part =
        Math.max(tags.largest(TiffTags.STRIP_BYTES, 0), tags.largest(TiffTags.TILE_BYTES, 0));
    if (part > fileBytes) {
      throw Refusal.unreadable(ImageFormat.TIFF, "it is shorter than it says");
    }
  }

  private static void requireKnownKind(TiffTags tags) {
    long samples = tags.number(TiffTags.SAMPLES_PER_PIXEL, 1);
    long bits = tags.largest(TiffTags.BITS_PER_SAMPLE, 1);
    long kind = tags.number(TiffTags.SAMPLE_FORMAT, SAMPLE_FORMAT_UNSIGNED);
    boolean numbers = kind <= 2 || kind == SAMPLE_FORMAT_UNDEFINED;
    boolean whole =
        bits == 8 || bits == 16 || (samples == 1 && Long.bitCount(bits) == 1 && bits < 8);
    if (samples > MOST_SAMPLES || !whole || !numbers) {
      throw Refusal.unsupported(
          ImageFormat.TIFF, samples + " samples of " + bits + " bits, format " + kind);
    }
    long photometric = tags.number(TiffTags.PHOTOMETRIC, 1);
    if (!PHOTOMETRICS.contains(photometric)) {
      throw Refusal.unsupported(ImageFormat.TIFF, "colour space " + photometric);
    }
    long compression = tags.number(TiffTags.COMPRESSION, 1);
    if (!COMPRESSIONS.contains(compression)) {
      throw Refusal.unsupported(ImageFormat.TIFF, "compression " + compression);
    }
  }

  /** Returns the page as stored; it belongs to {@code scratch}. */
  Mat decode(ByteBuffer content, DecodeScratch scratch) {
    var tags = new TiffTags(content);
    TiffPredictor predictor = TiffPredictor.of(tags);
    return JdkDecoder.read(
        ImageFormat.TIFF,
        predictor.forJdk(content, tags),
        reader -> {
          if (reader.getWidth(0) != header.width() || reader.getHeight(0) != header.height()) {
            throw Refusal.unreadable(ImageFormat.TIFF, "its parts disagree about its size");
          }
          Mat pixels = scratch.pixels(header.width(), header.height());
          decode(reader, new BandCopy(tags, predictor, pixels));
          return pixels;
        });
  }

  private void decode(ImageReader reader, BandCopy copy) throws IOException {
    // A strip or row of tiles is decoded as a whole, so a band is a number of them.
    int tileRows = Math.min(header.height(), Math.max(1, reader.getTileHeight(0)));
    int tiles = Math.max(1, BAND_PIXELS / header.width() / tileRows);
    int rows = (int) Math.min(header.height(), (long) tiles * tileRows);
    JdkDecoder.requireHeap(ImageFormat.TIFF, copy.heapBytesPerPixel() * header.width() * rows);
    ImageReadParam band = reader.getDefaultReadParam();
    for (int y = 0; y < header.height(); y += rows) {
      int height = Math.min(rows, header.height() - y);
      band.setSourceRegion(new Rectangle(0, y, header.width(), height));
      copy.copy(reader.read(0, band), y);
    }
  }

  /** Copies decoded rows into the picture. */
  private record BandCopy(TiffTags tags, TiffPredictor predictor, Mat pixels) {
    /** Decoded bytes and the raster made of them. */
    long heapBytesPerPixel() {
      long sampleBytes = tags.number(TiffTags.BITS_PER_SAMPLE, 1) > Byte.SIZE ? 2 : 1;
      return 2 * sampleBytes * tags.number(TiffTags.SAMPLES_PER_PIXEL, 1);
    }

    void copy(BufferedImage band, int top) {
      Raster raster = band.getRaster();
      int width = raster.getWidth();
      int samplesPerPixel = raster.getNumBands();
      TiffColours colours = TiffColours.of(band, tags);
      var row = new BgrRow(width);
      int[] samples = new int[width * samplesPerPixel];
      for (int y = 0; y < raster.getHeight(); y++) {
        raster.getPixels(0, y, width, 1, samples);
        predictor.undo(samples, samplesPerPixel);
        for (int x = 0; x < width; x++) {
          colours.set(samples, x * samplesPerPixel, row, x);
        }
        row.writeTo(pixels, top + y);
      }
    }
  }
}
