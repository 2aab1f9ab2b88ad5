package dev.firstpass.inference.media;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.error.DraftingException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * Draws a draft over its picture, for people who would rather look than read: shapes with label and
 * score, a colour per label, lines and letters in proportion to the picture. Tags are listed in the
 * corner; segments of recordings are ignored.
 *
 * <p>Thread-safe.
 */
public final class Overlay {
  private static final int JPEG_QUALITY = 92;

  private final ImageDecoder decoder;

  /**
   * @param decoder reads the pictures
   */
  public Overlay(ImageDecoder decoder) {
    this.decoder = Objects.requireNonNull(decoder, "decoder");
  }

  /**
   * Returns the upright picture with the draft's suggestions over it, as the bytes of a JPEG.
   *
   * @param content the encoded picture, from its position to its limit, neither of which changes
   * @param draft in pixels of the upright picture
   * @throws DraftingException as {@link ImagePreparer#prepare} does
   */
  public byte[] draw(ByteBuffer content, Draft draft) {
    byte[][] encoded = new byte[1][];
    decoder.decode(
        content,
        decoder.header(content),
        1,
        upright -> {
          draw(upright, draft.suggestions());
          encoded[0] = encode(upright);
        });
    return encoded[0];
  }

  /** The pixels are a loan to read; nobody reads them after this, so they may be drawn on. */
  private static void draw(Mat picture, List<Suggestion> suggestions) {
    var pen = new Pen(picture);
    var colours = new LabelColours();
    // The best is drawn last, over the others.
    for (int i = suggestions.size() - 1; i >= 0; i--) {
      if (suggestions.get(i) instanceof Region region) {
        pen.use(colours.of(region.label()));
        draw(region.shape(), pen);
        pen.caption(caption(region), region.box());
      }
    }
    int line = 0;
    for (Suggestion suggestion : suggestions) {
      if (suggestion instanceof Tag) {
        pen.use(colours.of(suggestion.label()));
        pen.captionInCorner(caption(suggestion), line++);
      }
    }
  }

  private static void draw(Shape shape, Pen pen) {
    if (shape instanceof Box box) {
      pen.outline(corners(box));
    } else if (shape instanceof RotatedBox box) {
      pen.outline(corners(box));
    } else if (shape instanceof Polygon polygon) {
      pen.outline(polygon.points());
    } else if (shape instanceof Mask mask) {
      pen.shade(mask);
    } else if (shape instanceof Keypoints keypoints) {
      pen.outline(corners(keypoints.box()));
      keypoints.points().forEach(point -> pen.dot(point.at()));
    }
  }

  private static List<Point> corners(Box box) {
    return List.of(
        new Point(box.xMin(), box.yMin()),
        new Point(box.xMax(), box.yMin()),
        new Point(box.xMax(), box.yMax()),
        new Point(box.xMin(), box.yMax()));
  }

  private static List<Point> corners(RotatedBox box) {
    return List.of(corner(box, -1, -1), corner(box, 1, -1), corner(box, 1, 1), corner(box, -1, 1));
  }

  private static Point corner(RotatedBox box, int right, int down) {
    double along = right * box.width() / 2;
    double across = down * box.height() / 2;
    double cos = Math.cos(box.radians());
    double sin = Math.sin(box.radians());
    return new Point(
        box.xCentre() + along * cos - across * sin, box.yCentre() + along * sin + across * cos);
  }

  private static String caption(Suggestion suggestion) {
    return String.format(Locale.ROOT, "%s %.2f", suggestion.label(), suggestion.score());
  }

  private static byte[] encode(Mat picture) {
    var bytes = new MatOfByte();
    var quality = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, JPEG_QUALITY);
    try {
      if (!Imgcodecs.imencode(".jpg", picture, bytes, quality)) {
        throw new IllegalStateException("the drawn picture could not be encoded");
      }
      return bytes.toArray();
    } finally {
      bytes.release();
      quality.release();
    }
  }
}
