package dev.firstpass.inference.repository;

import com.google.protobuf.CodedInputStream;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.TensorInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What can be read from an ONNX file without running it. Weights are skipped, not loaded, except
 * those of the first convolution.
 *
 * <p>Source of the field numbers: {@code onnx/onnx.proto} of ONNX 1.16 (Apache-2.0).
 *
 * @param facts what families recognise a graph by
 * @param externalData locations of weights outside the file, as the file writes them
 * @param domains operator domains other than ONNX's own, which need a custom library to run
 */
public record OnnxFile(GraphFacts facts, Set<String> externalData, Set<String> domains) {
  /**
   * Reads a file.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} when it is not an ONNX model
   * @throws IOException when the file cannot be read
   */
  public static OnnxFile read(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      CodedInputStream in = CodedInputStream.newInstance(stream, 1 << 16);
      in.setSizeLimit(Integer.MAX_VALUE);
      return new ModelReader().read(in);
    } catch (IOException | RuntimeException e) {
      if (e instanceof java.nio.file.NoSuchFileException missing) {
        throw missing;
      }
      throw new DraftingException(
          ErrorCode.INVALID_MODEL,
          file.getFileName() + " is not an ONNX model, or a damaged one: " + e.getMessage(),
          e);
    }
  }

  /** Reads ModelProto. */
  private static final class ModelReader {
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Set<String> domains = new LinkedHashSet<>();
    private final OnnxGraphReader graph = new OnnxGraphReader();
    private String producer = "";
    private boolean hasGraph;

    OnnxFile read(CodedInputStream in) throws IOException {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (tag >>> 3) {
          case 2 -> producer = in.readStringRequireUtf8();
          case 7 -> {
            hasGraph = true;
            Protobuf.message(in, graph::field);
          }
          case 14 -> property(in);
          default -> in.skipField(tag);
        }
      }
      if (!hasGraph || graph.nodeCount() == 0) {
        throw new IOException("it holds no graph");
      }
      domains.addAll(graph.domains());
      return new OnnxFile(
          new GraphFacts(
              new GraphSignature(graph.inputs(), graph.outputs()),
              metadata,
              producer,
              graph.operators(),
              graph.inputGain()),
          graph.externalData(),
          domains);
    }

    private void property(CodedInputStream in) throws IOException {
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
      metadata.put(entry[0], entry[1]);
    }
  }

  /** Returns the signature of the graph. */
  public GraphSignature signature() {
    return facts.signature();
  }

  /** Returns whether a first convolution with its weights was found. */
  OptionalDouble inputGain() {
    return facts.inputGain();
  }

  /** Returns the inputs and outputs, one a line, for people. */
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    for (TensorInfo input : signature().inputs()) {
      lines.add("input   " + input);
    }
    for (TensorInfo output : signature().outputs()) {
      lines.add("output  " + output);
    }
    facts
        .metadata()
        .forEach(
            (key, value) ->
                lines.add(
                    "meta    "
                        + key
                        + " = "
                        + (value.length() > 80 ? value.substring(0, 80) + "…" : value)));
    return lines;
  }
}
