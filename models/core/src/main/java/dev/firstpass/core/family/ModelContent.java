package dev.firstpass.core.family;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.ModelFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a model's files hold, apart from weights: its graphs and its documents (vocabularies,
 * tokenizers, configurations). By role when a model is opened; by file name when files are
 * inspected that may become one.
 *
 * @param graphs what can be read of each graph without running it
 * @param documents the content of each other file, which nobody may change
 */
public record ModelContent(Map<String, GraphFacts> graphs, Map<String, byte[]> documents) {
  public ModelContent {
    graphs = Collections.unmodifiableMap(new LinkedHashMap<>(graphs));
    documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
  }

  /** Returns the content of a model of one graph. */
  public static ModelContent of(GraphFacts graph) {
    return new ModelContent(Map.of(ModelFile.MODEL, graph), Map.of());
  }

  /** Returns the content of a model of one graph of which nothing is known but its signature. */
  public static ModelContent of(GraphSignature graph) {
    return of(new GraphFacts(graph, Map.of(), "", Set.of(), OptionalDouble.empty()));
  }

  /** Returns the graph of a model that has only one. */
  public Optional<GraphFacts> onlyGraph() {
    return graphs.size() == 1 ? Optional.of(graphs.values().iterator().next()) : Optional.empty();
  }

  /**
   * Returns a graph.
   *
   * @throws DraftingException with {@code model-mismatch} when the model has none of this role
   */
  public GraphFacts graph(String role) {
    GraphFacts graph = graphs.get(role);
    if (graph == null) {
      throw new DraftingException(
          ErrorCode.MODEL_MISMATCH,
          "no graph has the role '" + role + "'; roles: " + graphs.keySet());
    }
    return graph;
  }

  /**
   * Returns a document as text.
   *
   * @return empty when the model has none of this role
   * @throws DraftingException with {@code invalid-model} when it is not UTF-8
   */
  public Optional<String> text(String role) {
    byte[] bytes = documents.get(role);
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL, "the file of role '" + role + "' is not UTF-8 text", e);
    }
  }

  /**
   * Returns a document as text.
   *
   * @throws DraftingException with {@code model-mismatch} when the model has none of this role,
   *     with {@code invalid-model} when it is not UTF-8
   */
  public String requiredText(String role) {
    return text(role)
        .orElseThrow(
            () ->
                new DraftingException(
                    ErrorCode.MODEL_MISMATCH,
                    "no file has the role '" + role + "'; roles: " + documents.keySet()));
  }
}
