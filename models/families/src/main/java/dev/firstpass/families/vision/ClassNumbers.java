package dev.firstpass.families.vision;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.function.IntToLongFunction;

/**
 * An output that holds the class of each detection as a whole number. Confined to one thread.
 *
 * @param numbers the number of a detection
 * @param numbering what they mean
 * @param labels how many the model has
 */
public record ClassNumbers(IntToLongFunction numbers, ClassNumbering numbering, int labels) {

  /**
   * Returns an output's class numbers.
   *
   * @param shape as expected, int64 or int32
   * @throws DraftingException with {@link ErrorCode#MODEL_OUTPUT_MISMATCH} when it is something
   *     else
   */
  public static ClassNumbers of(
      Outputs outputs, String name, TensorShape shape, ClassNumbering numbering, int labels) {
    Tensor tensor = outputs.get(name, shape);
    if (tensor.type() == ElementType.INT64) {
      LongBuffer longs = tensor.longs();
      return new ClassNumbers(longs::get, numbering, labels);
    }
    if (tensor.type() == ElementType.INT32) {
      IntBuffer ints = tensor.data().asIntBuffer();
      return new ClassNumbers(ints::get, numbering, labels);
    }
    throw new DraftingException(
        ErrorCode.MODEL_OUTPUT_MISMATCH,
        "output '" + name + "' holds " + tensor.type() + ", not class numbers");
  }

  /** Returns whether an output of this type can hold class numbers. */
  public static boolean areOf(ElementType type) {
    return type == ElementType.INT64 || type == ElementType.INT32;
  }

  /** Returns the label's index of a detection, or -1 when its number is that of no label. */
  public int label(int detection) {
    return numbering.label(numbers.applyAsLong(detection), labels);
  }
}
