package dev.firstpass.inference.graph;

import com.google.protobuf.ByteString;
import java.util.List;

/**
 * A model whose graph was rewritten.
 *
 * @param model the whole ONNX file
 * @param changes what was done, one sentence each, for people
 */
public record RewrittenGraph(ByteString model, List<String> changes) {
  public RewrittenGraph {
    changes = List.copyOf(changes);
  }
}
