package dev.firstpass.inference.graph;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One operator of a graph: a NodeProto.
 *
 * @param message as it stands in the file
 * @param operator its type; empty for one that is not ONNX's own
 * @param inputs names of the tensors that it takes; empty for one left out
 * @param outputs names of the tensors that it makes
 * @param attributes its AttributeProtos by name
 */
record Node(
    WireMessage message,
    String operator,
    List<String> inputs,
    List<String> outputs,
    Map<String, WireMessage> attributes) {
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int OPERATOR = 4;
  private static final int ATTRIBUTE = 5;
  private static final int DOMAIN = 7;

  private static final int ATTRIBUTE_NAME = 1;
  private static final int ATTRIBUTE_INTEGER = 3;
  private static final int ATTRIBUTE_TEXT = 4;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_GRAPH = 6;
  private static final int ATTRIBUTE_INTEGERS = 8;
  private static final int ATTRIBUTE_GRAPHS = 11;
  private static final int ATTRIBUTE_TYPE = 20;
  private static final int TYPE_INTEGERS = 7;

  static Node parse(ByteString bytes) throws IOException {
    return of(WireMessage.parse(bytes));
  }

  private static Node of(WireMessage message) throws IOException {
    String domain = message.text(DOMAIN);
    boolean isStandard = domain.isEmpty() || domain.equals("ai.onnx");
    Map<String, WireMessage> attributes = new LinkedHashMap<>();
    for (ByteString part : message.parts(ATTRIBUTE)) {
      WireMessage attribute = WireMessage.parse(part);
      attributes.put(attribute.text(ATTRIBUTE_NAME), attribute);
    }
    if (message.parts(OUTPUT).isEmpty()) {
      throw new IOException("a node without outputs");
    }
    return new Node(
        message,
        isStandard ? message.text(OPERATOR) : "",
        message.texts(INPUT),
        message.texts(OUTPUT),
        attributes);
  }

  /** Returns the name of an input; empty when it has fewer. */
  String input(int index) {
    return index < inputs.size() ? inputs.get(index) : "";
  }

  /** Returns whether it has a body, as If and Loop do: those see the tensors outside by name. */
  boolean hasBody() {
    return attributes.values().stream()
        .anyMatch(
            attribute ->
                !attribute.parts(ATTRIBUTE_GRAPH).isEmpty()
                    || !attribute.parts(ATTRIBUTE_GRAPHS).isEmpty());
  }

  /** Returns a list of whole numbers, or the one given when there is none of this name. */
  List<Long> integers(String name, List<Long> otherwise) throws IOException {
    WireMessage attribute = attributes.get(name);
    return attribute == null ? otherwise : attribute.integers(ATTRIBUTE_INTEGERS);
  }

  /** Returns a whole number, or the one given when there is none of this name. */
  long integer(String name, long otherwise) {
    WireMessage attribute = attributes.get(name);
    return attribute == null ? otherwise : attribute.integer(ATTRIBUTE_INTEGER).orElse(0L);
  }

  /** Returns a text, or the one given when there is none of this name. */
  String text(String name, String otherwise) {
    WireMessage attribute = attributes.get(name);
    return attribute == null ? otherwise : attribute.text(ATTRIBUTE_TEXT);
  }

  /** Returns the TensorProtos of an attribute: one, or none. */
  List<ByteString> tensors(String name) {
    WireMessage attribute = attributes.get(name);
    return attribute == null ? List.of() : attribute.parts(ATTRIBUTE_TENSOR);
  }

  /** Returns the node with other inputs. */
  Node withInputs(List<String> names) throws IOException {
    // Inputs come first, as every writer orders fields by number.
    WireMessage changed = WireMessage.EMPTY;
    for (String name : names) {
      changed = changed.with(INPUT, name);
    }
    return of(changed.with(message.without(field -> field.number() == INPUT)));
  }

  /** Returns the node with a list of whole numbers set. */
  Node withIntegers(String name, List<Long> values) throws IOException {
    WireMessage attribute = WireMessage.EMPTY.with(ATTRIBUTE_NAME, name);
    for (long value : values) {
      attribute = attribute.with(ATTRIBUTE_INTEGERS, value);
    }
    attribute = attribute.with(ATTRIBUTE_TYPE, TYPE_INTEGERS);
    WireMessage others = message.without(field -> field.number() == ATTRIBUTE);
    for (Map.Entry<String, WireMessage> other : attributes.entrySet()) {
      if (!other.getKey().equals(name)) {
        others = others.with(ATTRIBUTE, other.getValue().toBytes());
      }
    }
    return of(others.with(ATTRIBUTE, attribute.toBytes()));
  }
}
