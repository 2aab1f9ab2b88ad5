package dev.firstpass.families.sam;

import dev.firstpass.core.family.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Pads after normalisation, as the reference does: with zeros, which are no gray level. */
final class ZeroPadding {
  private ZeroPadding() {}

  /**
   * Returns a copy of a picture.
   *
   * @param picture float32 (1, 3, S, S)
   * @param shown what is not padding
   */
  static Tensor of(Tensor picture, ShownPart shown) {
    ByteBuffer source = picture.data().duplicate().order(ByteOrder.nativeOrder());
    ByteBuffer padded =
        ByteBuffer.allocateDirect(source.remaining()).order(ByteOrder.nativeOrder());
    int rowBytes = shown.side() * Float.BYTES;
    int planes = padded.capacity() / (rowBytes * shown.side());
    for (int plane = 0; plane < planes; plane++) {
      for (int y = 0; y < shown.height(); y++) {
        int at = (plane * shown.side() + y) * rowBytes;
        padded.put(at, source, source.position() + at, shown.width() * Float.BYTES);
      }
    }
    return new Tensor(picture.type(), picture.shape(), padded);
  }
}
