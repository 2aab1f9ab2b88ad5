package dev.firstpass.inference.repository;

import com.google.protobuf.CodedInputStream;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads GraphProto: nodes by type, inputs, outputs, and of the initialisers only what inspection
 * needs.
 */
final class OnnxGraphReader {
  private static final Set<String> STANDARD_DOMAINS =
      Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft", "com.microsoft.nchwc");

  private static final int MAX_DEPTH = 16;

  private final Set<String> operators = new LinkedHashSet<>();
  private final Set<String> domains = new LinkedHashSet<>();
  private final Set<String> externalData = new LinkedHashSet<>();
  private final List<TensorInfo> inputs = new ArrayList<>();
  private final List<TensorInfo> outputs = new ArrayList<>();
  private final Set<String> initialisers = new HashSet<>();
  private final Map<String, Double> gains = new LinkedHashMap<>();
  private final int depth;
  private String firstWeight = "";
  private int nodeCount;

  OnnxGraphReader() {
    this(0);
  }

  private OnnxGraphReader(int depth) {
    this.depth = depth;
  }

  /** Reads one field of GraphProto. */
  void field(CodedInputStream in, int field, int tag) throws IOException {
    switch (field) {
      case 1 -> Protobuf.message(in, new NodeReader()::field);
      case 5 -> {
        OnnxTensorReader tensor = tensor(in);
        initialisers.add(tensor.name());
        tensor.gain().ifPresent(gain -> gains.put(tensor.name(), gain));
      }
      case 11, 12 -> {
        // The body of an If or a Loop need not say what its inputs and outputs are.
        if (depth > 0) {
          in.skipField(tag);
        } else {
          (field == 11 ? inputs : outputs).add(valueInfo(in));
        }
      }
      default -> in.skipField(tag);
    }
  }

  int nodeCount() {
    return nodeCount;
  }

  Set<String> operators() {
    return operators;
  }

  Set<String> domains() {
    return domains;
  }

  Set<String> externalData() {
    return externalData;
  }

  /** Old exports list their initialisers among the inputs; those need not be given. */
  List<TensorInfo> inputs() {
    return inputs.stream().filter(input -> !initialisers.contains(input.name())).toList();
  }

  List<TensorInfo> outputs() {
    return outputs;
  }

  OptionalDouble inputGain() {
    Double gain = gains.get(firstWeight);
    return gain == null ? OptionalDouble.empty() : OptionalDouble.of(gain);
  }

  private OnnxTensorReader tensor(CodedInputStream in) throws IOException {
    OnnxTensorReader tensor = new OnnxTensorReader();
    Protobuf.message(in, tensor::field);
    externalData.addAll(tensor.externalData());
    return tensor;
  }

  /**
   * Reads AttributeProto: constants and the bodies of If, Loop and Scan can name external data too.
   */
  private void attribute(CodedInputStream in, int field, int tag) throws IOException {
    switch (field) {
      case 5, 10 -> tensor(in);
      case 6, 11 -> body(in);
      default -> in.skipField(tag);
    }
  }

  private void body(CodedInputStream in) throws IOException {
    if (depth >= MAX_DEPTH) {
      throw new IOException("its graphs are nested deeper than " + MAX_DEPTH);
    }
    OnnxGraphReader body = new OnnxGraphReader(depth + 1);
    Protobuf.message(in, body::field);
    operators.addAll(body.operators);
    domains.addAll(body.domains);
    externalData.addAll(body.externalData);
  }

  /** Reads NodeProto. */
  private final class NodeReader {
    private final List<String> inputNames = new ArrayList<>();

    void field(CodedInputStream in, int field, int tag) throws IOException {
      switch (field) {
        case 1 -> inputNames.add(in.readString());
        case 4 -> operator(in.readString());
        case 5 -> Protobuf.message(in, OnnxGraphReader.this::attribute);
        case 7 -> domain(in.readString());
        default -> in.skipField(tag);
      }
    }

    private void operator(String type) {
      nodeCount++;
      operators.add(type);
      // Inputs come before the operator type on the wire, as every writer orders fields by number.
      if (type.equals("Conv") && firstWeight.isEmpty() && inputNames.size() > 1) {
        firstWeight = inputNames.get(1);
      }
    }

    private void domain(String domain) {
      if (!STANDARD_DOMAINS.contains(domain)) {
        domains.add(domain);
      }
    }
  }

  /** Reads ValueInfoProto: name, then type (tensor_type: elem_type, shape). */
  private static TensorInfo valueInfo(CodedInputStream in) throws IOException {
    String[] name = {""};
    int[] type = {0};
    List<Long> sizes = new ArrayList<>();
    Protobuf.message(
        in,
        (field, tag) -> {
          switch (field) {
            case 1 -> name[0] = in.readString();
            case 2 -> Protobuf.message(in, (f, t) -> tensorType(in, f, t, type, sizes));
            default -> in.skipField(tag);
          }
        });
    return new TensorInfo(
        name[0],
        elementType(name[0], type[0]),
        TensorShape.of(sizes.stream().mapToLong(Long::longValue).toArray()));
  }

  private static void tensorType(
      CodedInputStream in, int field, int tag, int[] type, List<Long> sizes) throws IOException {
    if (field != 1) {
      in.skipField(tag);
      return;
    }
    Protobuf.message(
        in,
        (f, t) -> {
          switch (f) {
            case 1 -> type[0] = in.readInt32();
            case 2 -> Protobuf.message(in, (g, u) -> dimension(in, g, u, sizes));
            default -> in.skipField(t);
          }
        });
  }

  private static void dimension(CodedInputStream in, int field, int tag, List<Long> sizes)
      throws IOException {
    if (field != 1) {
      in.skipField(tag);
      return;
    }
    long[] size = {TensorShape.DYNAMIC};
    Protobuf.message(
        in,
        (inner, innerTag) -> {
          if (inner == 1) {
            long value = in.readInt64();
            size[0] = value > 0 ? value : TensorShape.DYNAMIC;
          } else {
            in.skipField(innerTag);
          }
        });
    sizes.add(size[0]);
  }

  /** TensorProto.DataType. */
  private static ElementType elementType(String name, int code) throws IOException {
    return switch (code) {
      case 1 -> ElementType.FLOAT32;
      case 2 -> ElementType.UINT8;
      case 3 -> ElementType.INT8;
      case 6 -> ElementType.INT32;
      case 7 -> ElementType.INT64;
      case 9 -> ElementType.BOOL;
      case 10 -> ElementType.FLOAT16;
      default ->
          throw new IOException(
              "'" + name + "' has element type " + code + ", which is not supported");
    };
  }
}
