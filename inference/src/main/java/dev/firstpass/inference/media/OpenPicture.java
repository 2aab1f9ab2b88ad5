package dev.firstpass.inference.media;

import org.opencv.core.Mat;
import org.opencv.core.Rect;

/**
 * A picture that is decoded, of which parts become tensors one by one. Confined to the call that
 * lends it.
 */
public final class OpenPicture {
  private final ImagePreparer preparer;
  private final Mat upright;

  OpenPicture(ImagePreparer preparer, Mat upright) {
    this.preparer = preparer;
    this.upright = upright;
  }

  /** Returns columns of the upright picture. */
  public int width() {
    return upright.cols();
  }

  /** Returns rows of the upright picture. */
  public int height() {
    return upright.rows();
  }

  /**
   * Returns the tensor of a part as if it were a picture of its own; the caller closes it when the
   * model has read it. No pixel of the part is copied on the way.
   *
   * @param left its first column
   * @param top its first row
   * @param width its columns
   * @param height its rows
   * @return with a letterbox that speaks of the part alone
   * @throws IllegalArgumentException when the part does not lie inside the picture
   */
  public LentImage prepare(int left, int top, int width, int height) {
    if (left < 0 || top < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException("not a part: " + new Rect(left, top, width, height));
    }
    if (left + width > width() || top + height > height()) {
      throw new IllegalArgumentException(
          "beyond the picture: " + new Rect(left, top, width, height));
    }
    Mat part = upright.submat(new Rect(left, top, width, height));
    try {
      return preparer.prepare(part);
    } finally {
      part.release();
    }
  }
}
