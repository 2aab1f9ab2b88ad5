package dev.firstpass.inference.runtime;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.nio.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Moves tensors into and out of DJL: inputs alias their direct buffers, outputs are copied to the
 * heap once. Stateless.
 */
final class TensorTranslator implements NoBatchifyTranslator<Map<String, Tensor>, Outputs> {
  @Override
  public NDList processInput(TranslatorContext context, Map<String, Tensor> inputs) {
    NDManager manager = context.getNDManager();
    NDList list = new NDList(inputs.size());
    inputs.forEach(
        (name, tensor) -> {
          NDArray array =
              manager.create(
                  elements(tensor), new Shape(tensor.shape().toArray()), dataType(tensor.type()));
          array.setName(name);
          list.add(array);
        });
    return list;
  }

  @Override
  public Outputs processOutput(TranslatorContext context, NDList list) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    for (NDArray array : list) {
      outputs.put(
          array.getName(),
          new Tensor(
              elementType(array.getDataType()),
              TensorShape.of(array.getShape().getShape()),
              array.toByteBuffer()));
    }
    return new Outputs(outputs);
  }

  /**
   * A view of exactly the tensor's elements, of the buffer type that DJL aliases rather than
   * copies.
   */
  private static Buffer elements(Tensor tensor) {
    int count = Math.toIntExact(tensor.shape().elements());
    return switch (tensor.type()) {
      case FLOAT32 -> tensor.floats().limit(count);
      case INT64 -> tensor.longs().limit(count);
      case INT32 -> tensor.data().asIntBuffer().limit(count);
      case FLOAT16, UINT8, INT8, BOOL ->
          tensor.data().duplicate().limit(count * tensor.type().bytes());
    };
  }

  private static DataType dataType(ElementType type) {
    return switch (type) {
      case FLOAT32 -> DataType.FLOAT32;
      case FLOAT16 -> DataType.FLOAT16;
      case INT64 -> DataType.INT64;
      case INT32 -> DataType.INT32;
      case UINT8 -> DataType.UINT8;
      case INT8 -> DataType.INT8;
      case BOOL -> DataType.BOOLEAN;
    };
  }

  private static ElementType elementType(DataType type) {
    return switch (type) {
      case FLOAT32 -> ElementType.FLOAT32;
      case FLOAT16 -> ElementType.FLOAT16;
      case INT64 -> ElementType.INT64;
      case INT32 -> ElementType.INT32;
      case UINT8 -> ElementType.UINT8;
      case INT8 -> ElementType.INT8;
      case BOOLEAN -> ElementType.BOOL;
      default -> throw new IllegalStateException("output of type " + type + " is not supported");
    };
  }
}
