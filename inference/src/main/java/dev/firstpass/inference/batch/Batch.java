package dev.firstpass.inference.batch;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Pictures that share a run, and their answers. Whoever adds pictures guards it; nothing is added
 * once it runs.
 */
final class Batch {
  private final List<Map<String, Tensor>> inputs = new ArrayList<>();
  private final List<CompletableFuture<Outputs>> results = new ArrayList<>();

  /**
   * A picture's place in a batch.
   *
   * @param batch where it is
   * @param first whether nobody was there before
   * @param result what will come of it
   */
  record Place(Batch batch, boolean first, CompletableFuture<Outputs> result) {
    /** Waits for the outputs, also when interrupted; throws what the run threw. */
    Outputs await() {
      try {
        return result.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException problem) {
          throw problem;
        }
        throw e;
      }
    }
  }

  Place add(Map<String, Tensor> one) {
    CompletableFuture<Outputs> result = new CompletableFuture<>();
    inputs.add(one);
    results.add(result);
    return new Place(this, inputs.size() == 1, result);
  }

  int size() {
    return inputs.size();
  }

  /** Returns the inputs of each picture, in the order in which they were added. */
  List<Map<String, Tensor>> inputs() {
    return inputs;
  }

  void settle(List<Outputs> outputs) {
    for (int i = 0; i < outputs.size(); i++) {
      results.get(i).complete(outputs.get(i));
    }
  }

  /** Runs each picture by itself; what its run throws is its own result. */
  void settleEach(Function<Map<String, Tensor>, Outputs> run) {
    for (int i = 0; i < inputs.size(); i++) {
      try {
        results.get(i).complete(run.apply(inputs.get(i)));
      } catch (RuntimeException e) {
        results.get(i).completeExceptionally(e);
      }
    }
  }

  /** Fails every picture that has no result yet. */
  void fail(Throwable problem) {
    results.forEach(result -> result.completeExceptionally(problem));
  }
}
