package dev.firstpass.inference.graph;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites the graph of an ONNX file, in memory, where a known pattern fits to the letter. A graph
 * with control flow, weights in other files or sparse weights is left alone. Stateless.
 */
public final class GraphRewriter {
  private static final int GRAPH = 7;

  /** Larger files spend their time elsewhere, and would be held twice. */
  private static final long MAX_BYTES = 64L << 20;

  private static final List<Rewrite> REWRITES = List.of(new FocusFold(), new PoolChain());

  private GraphRewriter() {}

  /**
   * Rewrites a model.
   *
   * @param file an ONNX file, already checked
   * @param operators those in it: where none of a pattern's is, the file is not even read
   * @return the rewritten model; empty when nothing fits
   * @throws IOException when the file cannot be read
   */
  public static Optional<RewrittenGraph> rewrite(Path file, Set<String> operators)
      throws IOException {
    boolean mayFit = REWRITES.stream().anyMatch(each -> operators.containsAll(each.operators()));
    if (!mayFit || Files.size(file) > MAX_BYTES) {
      return Optional.empty();
    }
    ByteString content = UnsafeByteOperations.unsafeWrap(Files.readAllBytes(file));
    try {
      return rewrite(content);
    } catch (IOException e) {
      return Optional.empty(); // What cannot be taken apart runs, or is refused, as it is.
    }
  }

  static Optional<RewrittenGraph> rewrite(ByteString file) throws IOException {
    WireMessage model = WireMessage.parse(file);
    if (model.parts(GRAPH).size() != 1) {
      return Optional.empty();
    }
    Graph graph = new Graph(WireMessage.parse(model.parts(GRAPH).get(0)));
    if (!graph.isPlain()) {
      return Optional.empty();
    }
    List<String> changes = new ArrayList<>();
    for (Rewrite rewrite : REWRITES) {
      for (Optional<String> done = rewrite.apply(graph);
          done.isPresent();
          done = rewrite.apply(graph)) {
        changes.add(done.get());
      }
    }
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    WireMessage rewritten =
        model.without(field -> field.number() == GRAPH).with(GRAPH, graph.toMessage().toBytes());
    return Optional.of(new RewrittenGraph(rewritten.toBytes(), changes));
  }
}
