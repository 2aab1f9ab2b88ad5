package dev.firstpass.tools.openinference;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.ElementType;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The protocol's tensor data types; those without an element type are in no graph that runs. */
enum Datatype {
  BOOL(1, ElementType.BOOL),
  UINT8(1, ElementType.UINT8),
  UINT16(2, null),
  UINT32(4, null),
  UINT64(8, null),
  INT8(1, ElementType.INT8),
  INT16(2, null),
  INT32(4, ElementType.INT32),
  INT64(8, ElementType.INT64),
  FP16(2, ElementType.FLOAT16),
  BF16(2, null),
  FP32(4, ElementType.FLOAT32),
  FP64(8, null),
  /** Each element is a length in four bytes, and so many bytes. */
  BYTES(4, null);

  private final int bytes;
  private final @Nullable ElementType element;

  Datatype(int bytes, @Nullable ElementType element) {
    this.bytes = bytes;
    this.element = element;
  }

  /** Returns the size of one element; of {@link #BYTES}, the least. */
  int bytes() {
    return bytes;
  }

  /** Returns the type that graphs call so. */
  Optional<ElementType> element() {
    return Optional.ofNullable(element);
  }

  /** Returns whether JSON can hold it: there is no agreed way to write a half. */
  boolean inJson() {
    return this != FP16 && this != BF16;
  }

  /** Returns the name of a graph's type. */
  static Datatype of(ElementType element) {
    return Arrays.stream(values())
        .filter(type -> type.element == element)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no datatype for " + element));
  }

  /**
   * Returns the type of this name.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when there is none
   */
  static Datatype named(String name, String input) {
    return Arrays.stream(values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                InvalidRequest.because(
                    "input '"
                        + input
                        + "' has the unknown datatype '"
                        + InvalidRequest.shown(name)
                        + "'; known: "
                        + String.join(", ", Arrays.stream(values()).map(Enum::name).toList())));
  }
}
