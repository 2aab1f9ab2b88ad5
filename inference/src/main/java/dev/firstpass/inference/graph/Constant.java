package dev.firstpass.inference.graph;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tensor that stands in the file: a TensorProto.
 *
 * @param message as it stands in the file
 */
record Constant(WireMessage message) {
  private static final int SIZES = 1;
  private static final int TYPE = 2;
  private static final int FLOATS = 4;
  private static final int INTS = 5;
  private static final int LONGS = 7;
  private static final int NAME = 8;
  private static final int RAW = 9;
  private static final int EXTERNAL = 13;
  private static final int LOCATION = 14;

  private static final long FLOAT32 = 1;
  private static final long INT32 = 6;
  private static final long INT64 = 7;

  static Constant parse(ByteString bytes) throws IOException {
    return new Constant(WireMessage.parse(bytes));
  }

  /** Makes a tensor of floats. */
  static Constant of(String name, List<Long> sizes, float[] values) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    WireMessage message = WireMessage.EMPTY;
    for (long size : sizes) {
      message = message.with(SIZES, size);
    }
    return new Constant(
        message.with(TYPE, FLOAT32).with(NAME, name).with(RAW, ByteString.copyFrom(raw)));
  }

  String name() {
    return message.text(NAME);
  }

  List<Long> sizes() throws IOException {
    return message.integers(SIZES);
  }

  /** Returns whether its values lie in another file. */
  boolean isExternal() {
    return message.integer(LOCATION).orElse(0L) != 0 || !message.parts(EXTERNAL).isEmpty();
  }

  /** Returns its values when it is float32 and has as many as its sizes say. */
  Optional<FloatBuffer> floats() throws IOException {
    if (message.integer(TYPE).orElse(0L) != FLOAT32) {
      return Optional.empty();
    }
    List<ByteString> parts = message.parts(message.parts(RAW).isEmpty() ? FLOATS : RAW);
    if (parts.size() != 1 || parts.get(0).size() != count() * Float.BYTES) {
      return Optional.empty();
    }
    return Optional.of(little(parts.get(0)).asFloatBuffer());
  }

  /** Returns its values when it is int64 or int32. */
  Optional<List<Long>> integers() throws IOException {
    long type = message.integer(TYPE).orElse(0L);
    if (type != INT64 && type != INT32) {
      return Optional.empty();
    }
    if (message.parts(RAW).isEmpty()) {
      return Optional.of(message.integers(type == INT64 ? LONGS : INTS));
    }
    ByteBuffer raw = little(message.parts(RAW).get(0));
    List<Long> values = new ArrayList<>();
    while (raw.remaining() >= (type == INT64 ? Long.BYTES : Integer.BYTES)) {
      values.add(type == INT64 ? raw.getLong() : raw.getInt());
    }
    return Optional.of(values);
  }

  /** How many values its sizes make; -1 when they are none that a file can hold. */
  private long count() throws IOException {
    long count = 1;
    for (long size : sizes()) {
      if (size < 0 || size > Integer.MAX_VALUE || count > Integer.MAX_VALUE) {
        return -1;
      }
      count *= size;
    }
    return count;
  }

  private static ByteBuffer little(ByteString bytes) {
    return bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }
}
