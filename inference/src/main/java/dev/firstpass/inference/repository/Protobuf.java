package dev.firstpass.inference.repository;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;

/** Reads length-delimited protobuf messages field by field, with the library's bounds checks. */
final class Protobuf {
  private Protobuf() {}

  /** Reads one field's value; must consume it. */
  @FunctionalInterface
  interface FieldReader {
    void read(int field, int tag) throws IOException;
  }

  /** Reads an embedded message whose tag was just read. */
  static void message(CodedInputStream in, FieldReader reader) throws IOException {
    message(in, (stream, field, tag) -> reader.read(field, tag));
  }

  /** Reads one field's value from the stream; must consume it. */
  @FunctionalInterface
  interface StreamFieldReader {
    void read(CodedInputStream in, int field, int tag) throws IOException;
  }

  /** Reads an embedded message whose tag was just read. */
  static void message(CodedInputStream in, StreamFieldReader reader) throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      reader.read(in, tag >>> 3, tag);
    }
    in.checkLastTagWas(0);
    if (in.getBytesUntilLimit() > 0) {
      throw new IOException("it ends in the middle of a message");
    }
    in.popLimit(outer);
  }
}
