package dev.firstpass.families.detr;

import dev.firstpass.core.family.PreparedImage;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.vision.ImageFeed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a graph the picture and, if it wants one, a mask that says that there is picture
 * everywhere.
 *
 * @param image input name
 * @param mask input, (N, H, W) of the picture's size where its own is dynamic
 */
record PictureFeed(String image, Optional<TensorInfo> mask) implements ImageFeed {
  @Override
  public Map<String, Tensor> inputs(PreparedImage prepared) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    inputs.put(image, prepared.tensor());
    mask.ifPresent(info -> inputs.put(info.name(), everywhere(info, prepared)));
    return inputs;
  }

  private static Tensor everywhere(TensorInfo info, PreparedImage prepared) {
    TensorShape shape =
        TensorShape.of(
            1,
            known(info.shape().size(1), prepared.letterbox().tensorHeight()),
            known(info.shape().size(2), prepared.letterbox().tensorWidth()));
    int elements = Math.toIntExact(shape.elements());
    ByteBuffer ones =
        ByteBuffer.allocateDirect(elements * info.type().bytes()).order(ByteOrder.nativeOrder());
    for (int i = 0; i < elements; i++) {
      if (info.type() == ElementType.BOOL) {
        ones.put(i, (byte) 1);
      } else {
        ones.putLong(i * Long.BYTES, 1);
      }
    }
    return new Tensor(info.type(), shape, ones);
  }

  private static long known(long size, int otherwise) {
    return size == TensorShape.DYNAMIC ? otherwise : size;
  }
}
