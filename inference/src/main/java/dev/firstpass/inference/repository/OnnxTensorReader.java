package dev.firstpass.inference.repository;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads TensorProto: name, where its data lie, and for a small float convolution weight the mean
 * over its output channels of the sum of absolute values.
 */
final class OnnxTensorReader {
  private static final int FLOAT = 1;

  /** Only first layers matter here, and those are small; larger weights are skipped unread. */
  private static final int MAX_BYTES = 1 << 20;

  private final List<Long> sizes = new ArrayList<>();
  private final Set<String> externalData = new LinkedHashSet<>();
  private String name = "";
  private int type;
  private FloatBuffer values = FloatBuffer.allocate(0);

  void field(CodedInputStream in, int field, int tag) throws IOException {
    switch (field) {
      case 1 -> sizes(in, tag);
      case 2 -> type = in.readInt32();
      case 8 -> name = in.readString();
      case 4 -> floats(in, tag);
      case 9 -> raw(in);
      case 13 -> externalEntry(in);
      default -> in.skipField(tag);
    }
  }

  String name() {
    return name;
  }

  Set<String> externalData() {
    return externalData;
  }

  OptionalDouble gain() {
    if (type != FLOAT || sizes.size() != 4 || values.remaining() == 0 || sizes.get(0) <= 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int i = 0; i < values.limit(); i++) {
      sum += Math.abs(values.get(i));
    }
    return OptionalDouble.of(sum / sizes.get(0));
  }

  private void sizes(CodedInputStream in, int tag) throws IOException {
    if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      sizes.add(in.readInt64());
      return;
    }
    int outer = in.pushLimit(in.readRawVarint32());
    while (in.getBytesUntilLimit() > 0) {
      sizes.add(in.readInt64());
    }
    in.popLimit(outer);
  }

  private void floats(CodedInputStream in, int tag) throws IOException {
    if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      raw(in);
    } else {
      in.skipField(tag);
    }
  }

  private void raw(CodedInputStream in) throws IOException {
    int size = in.readRawVarint32();
    if (size > MAX_BYTES || size % Float.BYTES != 0) {
      in.skipRawBytes(size);
    } else {
      values =
          ByteBuffer.wrap(in.readRawBytes(size)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }
  }

  /** StringStringEntryProto with key "location". */
  private void externalEntry(CodedInputStream in) throws IOException {
    String[] entry = {"", ""};
    Protobuf.message(
        in,
        (field, tag) -> {
          switch (field) {
            case 1 -> entry[0] = in.readString();
            case 2 -> entry[1] = in.readString();
            default -> in.skipField(tag);
          }
        });
    if (entry[0].equals("location")) {
      externalData.add(entry[1]);
    }
  }
}
