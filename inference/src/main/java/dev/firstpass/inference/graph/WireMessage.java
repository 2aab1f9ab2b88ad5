package dev.firstpass.inference.graph;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A protobuf message as its fields in order, without a schema: what is not understood is written
 * back as it was.
 *
 * @param fields as they stand on the wire
 */
record WireMessage(List<Field> fields) {
  /** A message without fields. */
  static final WireMessage EMPTY = new WireMessage(List.of());

  WireMessage {
    fields = List.copyOf(fields);
  }

  /**
   * One field.
   *
   * @param number its number in the schema
   * @param type its wire type
   * @param value its bits when it is a number; 0 otherwise
   * @param bytes its content when it is delimited by a length; empty otherwise
   */
  record Field(int number, int type, long value, ByteString bytes) {}

  /**
   * Reads a message.
   *
   * @throws IOException when it is damaged, or has groups, which ONNX has not
   */
  static WireMessage parse(ByteString message) throws IOException {
    CodedInputStream in = message.newCodedInput();
    in.enableAliasing(true);
    List<Field> fields = new ArrayList<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      fields.add(field(in, WireFormat.getTagFieldNumber(tag), WireFormat.getTagWireType(tag)));
    }
    return new WireMessage(fields);
  }

  /** Returns the message as bytes. */
  ByteString toBytes() throws IOException {
    int size = 0;
    for (Field field : fields) {
      size = Math.addExact(size, size(field));
    }
    byte[] bytes = new byte[size];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    for (Field field : fields) {
      write(field, out);
    }
    out.checkNoSpaceLeft();
    return com.google.protobuf.UnsafeByteOperations.unsafeWrap(bytes);
  }

  /** Returns the contents of all fields with this number. */
  List<ByteString> parts(int number) {
    return fields.stream()
        .filter(
            field -> field.number == number && field.type == WireFormat.WIRETYPE_LENGTH_DELIMITED)
        .map(Field::bytes)
        .toList();
  }

  /** Returns all texts with this number. */
  List<String> texts(int number) {
    return parts(number).stream().map(ByteString::toStringUtf8).toList();
  }

  /** Returns the last text with this number; empty when there is none. */
  String text(int number) {
    List<String> texts = texts(number);
    return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
  }

  /** Returns the last whole number with this number, when there is one. */
  Optional<Long> integer(int number) {
    return fields.stream()
        .filter(field -> field.number == number && field.type == WireFormat.WIRETYPE_VARINT)
        .map(Field::value)
        .reduce((first, second) -> second);
  }

  /** Returns all whole numbers with this number, packed or not. */
  List<Long> integers(int number) throws IOException {
    List<Long> values = new ArrayList<>();
    for (Field field : fields) {
      if (field.number == number && field.type == WireFormat.WIRETYPE_VARINT) {
        values.add(field.value);
      } else if (field.number == number && field.type == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        CodedInputStream packed = field.bytes.newCodedInput();
        while (!packed.isAtEnd()) {
          values.add(packed.readRawVarint64());
        }
      }
    }
    return values;
  }

  /** Returns the message without the fields that are true of the condition. */
  WireMessage without(Predicate<Field> unwanted) {
    return new WireMessage(fields.stream().filter(unwanted.negate()).toList());
  }

  /** Returns the message with one more field of content. */
  WireMessage with(int number, ByteString bytes) {
    return with(new Field(number, WireFormat.WIRETYPE_LENGTH_DELIMITED, 0, bytes));
  }

  /** Returns the message with one more text. */
  WireMessage with(int number, String text) {
    return with(number, ByteString.copyFromUtf8(text));
  }

  /** Returns the message with one more whole number. */
  WireMessage with(int number, long value) {
    return with(new Field(number, WireFormat.WIRETYPE_VARINT, value, ByteString.EMPTY));
  }

  /** Returns the message with the fields of another behind its own. */
  WireMessage with(WireMessage more) {
    List<Field> all = new ArrayList<>(fields);
    all.addAll(more.fields);
    return new WireMessage(all);
  }

  private WireMessage with(Field field) {
    return with(new WireMessage(List.of(field)));
  }

  private static Field field(CodedInputStream in, int number, int type) throws IOException {
    return switch (type) {
      case WireFormat.WIRETYPE_VARINT ->
          new Field(number, type, in.readRawVarint64(), ByteString.EMPTY);
      case WireFormat.WIRETYPE_FIXED32 ->
          new Field(number, type, in.readRawLittleEndian32(), ByteString.EMPTY);
      case WireFormat.WIRETYPE_FIXED64 ->
          new Field(number, type, in.readRawLittleEndian64(), ByteString.EMPTY);
      case WireFormat.WIRETYPE_LENGTH_DELIMITED -> new Field(number, type, 0, in.readBytes());
      default -> throw new IOException("a field of wire type " + type);
    };
  }

  private static int size(Field field) {
    return CodedOutputStream.computeTagSize(field.number)
        + switch (field.type) {
          case WireFormat.WIRETYPE_VARINT -> CodedOutputStream.computeUInt64SizeNoTag(field.value);
          case WireFormat.WIRETYPE_FIXED32 -> Integer.BYTES;
          case WireFormat.WIRETYPE_FIXED64 -> Long.BYTES;
          default -> CodedOutputStream.computeBytesSizeNoTag(field.bytes);
        };
  }

  private static void write(Field field, CodedOutputStream out) throws IOException {
    out.writeTag(field.number, field.type);
    switch (field.type) {
      case WireFormat.WIRETYPE_VARINT -> out.writeUInt64NoTag(field.value);
      case WireFormat.WIRETYPE_FIXED32 -> out.writeFixed32NoTag((int) field.value);
      case WireFormat.WIRETYPE_FIXED64 -> out.writeFixed64NoTag(field.value);
      default -> out.writeBytesNoTag(field.bytes);
    }
  }
}
