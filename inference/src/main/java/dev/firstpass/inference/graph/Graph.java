package dev.firstpass.inference.graph;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The graph of a model, taken apart far enough that nodes can be exchanged: a GraphProto. Confined
 * to one thread.
 *
 * <p>Source of the field numbers: {@code onnx/onnx.proto} of ONNX 1.16 (Apache-2.0).
 */
final class Graph {
  /** The size of an axis that the file leaves open. */
  static final long UNKNOWN = -1;

  private static final int NODE = 1;
  private static final int INITIALISER = 5;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;
  private static final int SPARSE_INITIALISER = 15;

  private final WireMessage message;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Constant> added = new ArrayList<>();
  private final Map<String, Constant> initialisers = new LinkedHashMap<>();
  private final Map<String, List<Long>> inputs = new LinkedHashMap<>();
  private final Set<String> outputs = new HashSet<>();

  Graph(WireMessage message) throws IOException {
    this.message = message;
    for (ByteString part : message.parts(NODE)) {
      nodes.add(Node.parse(part));
    }
    for (ByteString part : message.parts(INITIALISER)) {
      Constant constant = Constant.parse(part);
      initialisers.put(constant.name(), constant);
    }
    for (ByteString part : message.parts(INPUT)) {
      inputs.put(WireMessage.parse(part).text(1), sizes(part));
    }
    for (ByteString part : message.parts(OUTPUT)) {
      outputs.add(WireMessage.parse(part).text(1));
    }
  }

  /** Returns whether all that can be said of its tensors stands in it, and nowhere else. */
  boolean isPlain() {
    return nodes.stream().noneMatch(Node::hasBody)
        && initialisers.values().stream().noneMatch(Constant::isExternal)
        && message.parts(SPARSE_INITIALISER).isEmpty();
  }

  /** Returns the nodes of one operator, in an order in which they can run. */
  List<Node> nodes(String operator) {
    return nodes.stream().filter(node -> node.operator().equals(operator)).toList();
  }

  /** Returns the node that makes a tensor; empty for inputs and initialisers. */
  Optional<Node> maker(String tensor) {
    return nodes.stream().filter(node -> node.outputs().contains(tensor)).findFirst();
  }

  /** Returns the nodes that take a tensor. */
  List<Node> takers(String tensor) {
    return nodes.stream().filter(node -> node.inputs().contains(tensor)).toList();
  }

  /** Returns whether a tensor leaves the graph. */
  boolean isOutput(String tensor) {
    return outputs.contains(tensor);
  }

  /** Returns a tensor whose values stand in the file. */
  Optional<Constant> constant(String tensor) throws IOException {
    Constant initialiser = initialisers.get(tensor);
    if (initialiser != null) {
      return Optional.of(initialiser);
    }
    Optional<Node> maker = maker(tensor).filter(node -> node.operator().equals("Constant"));
    if (maker.isEmpty() || maker.get().tensors("value").size() != 1) {
      return Optional.empty();
    }
    Constant value = Constant.parse(maker.get().tensors("value").get(0));
    return value.isExternal() ? Optional.empty() : Optional.of(value);
  }

  /** Returns the size of an axis of an input; {@link #UNKNOWN} when the file does not say. */
  long size(String tensor, int axis) {
    List<Long> sizes = inputs.getOrDefault(tensor, List.of());
    return axis < sizes.size() ? sizes.get(axis) : UNKNOWN;
  }

  /** Adds a tensor; returns its name, which begins as given. */
  String add(String wanted, List<Long> sizes, float[] values) {
    String name = wanted;
    while (isTaken(name)) {
      name = name + '_';
    }
    Constant constant = Constant.of(name, sizes, values);
    initialisers.put(name, constant);
    added.add(constant);
    return name;
  }

  /**
   * Puts nodes where another stood, and takes that and more away.
   *
   * @param place one of those to take away; what the replacement takes must have been made by then
   */
  void replace(Set<Node> old, Node place, List<Node> replacement) {
    List<Node> before = nodes.subList(0, nodes.indexOf(place));
    int at = (int) before.stream().filter(node -> !old.contains(node)).count();
    nodes.removeIf(old::contains);
    nodes.addAll(at, replacement);
  }

  /** Returns the graph as a message. */
  WireMessage toMessage() throws IOException {
    List<WireMessage.Field> fields = new ArrayList<>();
    for (Node node : nodes) {
      fields.addAll(WireMessage.EMPTY.with(NODE, node.message().toBytes()).fields());
    }
    fields.addAll(message.without(field -> field.number() == NODE).fields());
    for (Constant constant : added) {
      fields.addAll(WireMessage.EMPTY.with(INITIALISER, constant.message().toBytes()).fields());
    }
    return new WireMessage(fields);
  }

  private boolean isTaken(String name) {
    return initialisers.containsKey(name) || inputs.containsKey(name) || maker(name).isPresent();
  }

  /** Reads the sizes in a ValueInfoProto: type, tensor_type, shape, dim. */
  private static List<Long> sizes(ByteString info) throws IOException {
    List<Long> sizes = new ArrayList<>();
    for (ByteString type : WireMessage.parse(info).parts(2)) {
      for (ByteString tensor : WireMessage.parse(type).parts(1)) {
        for (ByteString shape : WireMessage.parse(tensor).parts(2)) {
          for (ByteString axis : WireMessage.parse(shape).parts(1)) {
            long size = WireMessage.parse(axis).integer(1).orElse(UNKNOWN);
            sizes.add(size > 0 ? size : UNKNOWN);
          }
        }
      }
    }
    return sizes;
  }
}
