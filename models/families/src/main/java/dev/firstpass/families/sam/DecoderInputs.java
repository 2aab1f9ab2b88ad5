package dev.firstpass.families.sam;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.sam.Prompt.Mark;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * What the decoder is given: the same for all prompts but for the points.
 *
 * @param common all but the points
 * @param shown scales points
 */
record DecoderInputs(Map<String, Tensor> common, ShownPart shown) {
  /** Masks of this size cost nothing; they are not read. */
  private static final float UNUSED_SIDE = 16;

  static DecoderInputs of(SamGraphs graphs, Outputs embedding, ShownPart shown) {
    int cells = graphs.cells();
    Tensor made = embedding.get(graphs.embedding(), graphs.embeddings());
    return new DecoderInputs(
        Map.of(
            SamGraphs.EMBEDDINGS,
            direct(made),
            SamGraphs.MASK_INPUT,
            floats(TensorShape.of(1, 1, cells, cells)),
            SamGraphs.HAS_MASK,
            floats(TensorShape.of(1)),
            SamGraphs.SIZE,
            floats(TensorShape.of(2), UNUSED_SIDE, UNUSED_SIDE)),
        shown);
  }

  /** Returns the inputs for one prompt. */
  Map<String, Tensor> of(Prompt prompt) {
    int count = prompt.points().size();
    float[] coords = new float[2 * count];
    float[] labels = new float[count];
    for (int i = 0; i < count; i++) {
      Mark mark = prompt.points().get(i);
      coords[2 * i] = shown.x(mark.x());
      coords[2 * i + 1] = shown.y(mark.y());
      labels[i] = mark.means();
    }
    Map<String, Tensor> inputs = new HashMap<>(common);
    inputs.put(SamGraphs.COORDS, floats(TensorShape.of(1, count, 2), coords));
    inputs.put(SamGraphs.LABELS, floats(TensorShape.of(1, count), labels));
    return inputs;
  }

  /** Returns numbers, the rest of them 0. */
  private static Tensor floats(TensorShape shape, float... values) {
    ByteBuffer data = buffer(Math.toIntExact(shape.elements()) * Float.BYTES);
    data.asFloatBuffer().put(values);
    return new Tensor(ElementType.FLOAT32, shape, data);
  }

  private static Tensor direct(Tensor tensor) {
    if (tensor.data().isDirect()) {
      return tensor;
    }
    ByteBuffer source = tensor.data().duplicate();
    return new Tensor(tensor.type(), tensor.shape(), buffer(source.remaining()).put(source).flip());
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
