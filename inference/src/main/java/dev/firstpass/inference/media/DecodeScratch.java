package dev.firstpass.inference.media;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * What one decoding needs for a moment and the next can use again: pixels, a turned copy, a place
 * for encoded bytes, a JPEG decompressor. Grows to the largest picture, up to a limit.
 *
 * <p>Confined to one thread at a time.
 */
final class DecodeScratch implements NativeMemory {
  /** Larger memory is freed after use: 21 megapixels of BGR. */
  private static final int MOST_KEPT_BYTES = 64 << 20;

  private static final int GROWTH_BYTES = 1 << 20;

  private final TurboJpeg.@Nullable Decompressor jpeg;
  private Mat memory = new Mat();
  private Mat pixels = new Mat();
  private Mat decoded = new Mat();
  private final Mat turned = new Mat();
  private ByteBuffer encoded = ByteBuffer.allocateDirect(0);

  /**
   * @param jpeg closed with the scratch; null where there is no libjpeg-turbo
   */
  DecodeScratch(TurboJpeg.@Nullable Decompressor jpeg) {
    this.jpeg = jpeg;
  }

  TurboJpeg.@Nullable Decompressor jpeg() {
    return jpeg;
  }

  /** Returns a BGR Mat of this size with undefined content, good until the next call. */
  Mat pixels(int width, int height) {
    if (pixels.cols() != width || pixels.rows() != height) {
      int bytes = Math.multiplyExact(3, Math.multiplyExact(width, height));
      if (memory.cols() < bytes) {
        pixels.release();
        memory.release();
        int capacity = (int) Math.min(Integer.MAX_VALUE, (long) bytes + GROWTH_BYTES);
        memory = new Mat(1, capacity, CvType.CV_8UC1);
      }
      pixels = memory.colRange(0, bytes).reshape(3, height);
    }
    return pixels;
  }

  /** Keeps a Mat until the scratch is cleared, and returns it. */
  Mat keep(Mat picture) {
    decoded.release();
    decoded = picture;
    return picture;
  }

  /** Returns the Mat for a turned picture. */
  Mat turned() {
    return turned;
  }

  /**
   * Returns the bytes from the content's position to its limit in a direct buffer: the content's
   * own when it is direct, else a copy that holds until the next call.
   */
  ByteBuffer direct(ByteBuffer content) {
    return content.isDirect() ? content.slice() : copy(content, 0).flip().slice();
  }

  /**
   * Returns a copy of a JPEG with an end marker, which makes libjpeg in OpenCV keep what it has of
   * a truncated one, as it does when it reads a file.
   */
  ByteBuffer terminated(ByteBuffer content) {
    return copy(content, 2).put((byte) 0xFF).put((byte) 0xD9).flip().slice();
  }

  private ByteBuffer copy(ByteBuffer content, int more) {
    int bytes = content.remaining() + more;
    if (encoded.capacity() < bytes) {
      encoded = ByteBuffer.allocateDirect((int) Math.min(Integer.MAX_VALUE, bytes * 3L / 2));
    }
    return encoded.clear().put(content.duplicate());
  }

  /** Frees what is not worth keeping. */
  void clear() {
    decoded.release();
    if (memory.cols() > MOST_KEPT_BYTES) {
      pixels.release();
      memory.release();
      memory = new Mat();
      pixels = new Mat();
    }
    if (turned.total() * 3 > MOST_KEPT_BYTES) {
      turned.release();
    }
    if (encoded.capacity() > MOST_KEPT_BYTES) {
      encoded = ByteBuffer.allocateDirect(0);
    }
  }

  @Override
  public void close() {
    decoded.release();
    pixels.release();
    memory.release();
    turned.release();
    if (jpeg != null) {
      jpeg.close();
    }
  }
}
