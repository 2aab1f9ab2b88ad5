package dev.firstpass.inference.media;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.family.PreparedImage;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.inference.media.ImageGeometry.Region;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/**
 * Makes a model's input tensor from the bytes of a picture: executes what its {@link ImageInput}
 * declares.
 *
 * <p>{@link ImageInput#reducedDecode} lets a JPEG be decoded to half, a quarter or an eighth of its
 * size as long as it stays that many times larger than it becomes in the tensor; the letterbox
 * speaks of the full size all the same. Tensors are pooled; {@link LentImage#close} gives one back.
 *
 * <p>Thread-safe.
 */
public final class ImagePreparer implements AutoCloseable {
  private static final int SMALLEST_FRACTION = 8;
  private static final int IDLE_PER_CORE = 2;

  private final ImageInput input;
  private final ImageDecoder decoder;
  private final LifoPool<TensorCanvas> canvases;

  /**
   * @param input what the model wants
   * @param decoder shared by all models
   * @throws IllegalArgumentException when the input's size policy and fit make no sense together
   */
  public ImagePreparer(ImageInput input, ImageDecoder decoder) {
    this(input, decoder, IDLE_PER_CORE * Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param idle how many tensors are kept for reuse while nobody uses them
   */
  ImagePreparer(ImageInput input, ImageDecoder decoder, int idle) {
    ImageGeometry.requireSensible(input);
    this.input = input;
    this.decoder = Objects.requireNonNull(decoder, "decoder");
    this.canvases = new LifoPool<>(idle, () -> new TensorCanvas(input));
  }

  /**
   * Returns the tensor for an encoded picture; the caller closes it when the model has read it.
   *
   * @param content from its position to its limit, neither of which changes; no copy is made of a
   *     direct buffer
   * @throws DraftingException UNSUPPORTED_MEDIA when it is of no supported format, UNREADABLE_MEDIA
   *     when it is damaged, MEDIA_TOO_LARGE when it passes a limit
   */
  public LentImage prepare(ByteBuffer content) {
    return prepare(content, decoder.header(content));
  }

  /**
   * Returns the tensor for an encoded picture as {@link #prepare(ByteBuffer)} does.
   *
   * @param header as {@link #header} read it from the same content
   */
  public LentImage prepare(ByteBuffer content, ImageHeader header) {
    ImageGeometry geometry = ImageGeometry.of(input, header.uprightWidth(), header.uprightHeight());
    return lend(geometry, canvas -> fill(canvas, content, header, geometry));
  }

  /**
   * Returns what the first bytes of an encoded picture say of it, without decoding it.
   *
   * @param content as for {@link #prepare}
   * @throws DraftingException as {@link #prepare} does
   */
  public ImageHeader header(ByteBuffer content) {
    return decoder.header(content);
  }

  /**
   * Decodes a picture once, in full, and lends it, so that parts of it can be prepared.
   *
   * @param content as for {@link #prepare}
   * @param header as {@link #header} read it from the same content
   * @param use gets the picture, to use until it returns
   * @return what {@code use} returned
   * @throws DraftingException as {@link #prepare} does
   */
  public <T> T open(ByteBuffer content, ImageHeader header, Function<OpenPicture, T> use) {
    List<T> result = new ArrayList<>(1);
    decoder.decode(
        content, header, 1, upright -> result.add(use.apply(new OpenPicture(this, upright))));
    return result.get(0);
  }

  /** Returns the tensor of an upright picture, 8-bit BGR, that is decoded in full. */
  LentImage prepare(Mat upright) {
    ImageGeometry geometry = ImageGeometry.of(input, upright.cols(), upright.rows());
    return lend(
        geometry, canvas -> canvas.fill(part(upright, geometry.region(), 1), geometry.paste()));
  }

  private LentImage lend(ImageGeometry geometry, Function<TensorCanvas, Tensor> fill) {
    TensorCanvas canvas = canvases.take();
    boolean lent = false;
    try {
      var image = new PreparedImage(fill.apply(canvas), geometry.letterbox());
      lent = true;
      return new LentImage(image, () -> canvases.give(canvas));
    } finally {
      if (!lent) {
        canvases.give(canvas);
      }
    }
  }

  private Tensor fill(
      TensorCanvas canvas, ByteBuffer content, ImageHeader header, ImageGeometry geometry) {
    int denominator = denominator(header, geometry);
    var filled = new Tensor[1];
    decoder.decode(
        content,
        header,
        denominator,
        upright ->
            filled[0] =
                canvas.fill(part(upright, geometry.region(), denominator), geometry.paste()));
    return filled[0];
  }

  /** Returns the largest denominator that leaves the picture large enough; 1 to decode in full. */
  private int denominator(ImageHeader header, ImageGeometry geometry) {
    if (input.reducedDecode() == 0 || header.format() != ImageFormat.JPEG) {
      return 1;
    }
    double width = input.reducedDecode() * geometry.paste().resizedWidth();
    double height = input.reducedDecode() * geometry.paste().resizedHeight();
    int denominator = SMALLEST_FRACTION;
    while (denominator > 1
        && (ImageDecoder.reduced(geometry.region().width(), denominator) < width
            || ImageDecoder.reduced(geometry.region().height(), denominator) < height)) {
      denominator /= 2;
    }
    return denominator;
  }

  private static Mat part(Mat upright, Region region, int denominator) {
    Rect part =
        new Rect(
            region.x() / denominator,
            region.y() / denominator,
            ImageDecoder.reduced(region.width(), denominator),
            ImageDecoder.reduced(region.height(), denominator));
    boolean whole = part.width == upright.cols() && part.height == upright.rows();
    return whole ? upright : upright.submat(part);
  }

  /** Frees the idle tensors now, and those that are lent when they come back. */
  @Override
  public void close() {
    canvases.close();
  }
}
