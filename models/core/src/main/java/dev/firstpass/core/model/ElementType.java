package dev.firstpass.core.model;

/** The element types of tensors that the program moves. */
public enum ElementType {
  FLOAT32(4),
  FLOAT16(2),
  INT64(8),
  INT32(4),
  UINT8(1),
  INT8(1),
  BOOL(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Returns the size of one element in bytes. */
  public int bytes() {
    return bytes;
  }
}
