package dev.firstpass.core.tool;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import java.io.IOException;
import java.util.Map;

/**
 * One request of a tool that wants a model's graph run on tensors of its own. Not thread-safe.
 *
 * <p>{@link #inputs} and {@link #answer} are called by one of the workers that draft, after the
 * queue has taken the request and while the model is lent to it: what they allocate is bounded by
 * the number of workers, and the graph is the one that runs.
 */
public non-sealed interface ToolRun extends ToolExchange {
  /** Returns whose graph; the model must have only one. */
  ModelRef model();

  /**
   * Makes the inputs of the graph.
   *
   * @param graph what it takes and gives
   * @param maxBytes the most that all inputs together may hold, to be checked before anything is
   *     allocated
   * @return all inputs by name, in direct buffers
   * @throws DraftingException when the request does not fit the graph
   */
  Map<String, Tensor> inputs(GraphSignature graph, long maxBytes);

  /**
   * Writes the answer.
   *
   * @param model which model ran
   * @param outputs what its graph gave
   * @param maxBytes the largest body of an answer
   * @throws DraftingException when the answer would be larger, or cannot be written as it was asked
   *     for
   */
  ToolAnswer answer(ModelId model, Outputs outputs, long maxBytes) throws IOException;
}
