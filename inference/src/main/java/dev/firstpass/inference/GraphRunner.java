package dev.firstpass.inference;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.inference.batch.WorkQueue;
import dev.firstpass.inference.registry.LoadedModel;
import dev.firstpass.inference.registry.ModelHandle.Lease;
import dev.firstpass.inference.registry.ModelRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The use case beside drafting: runs a model's graph on tensors that a caller brings, with the same
 * leases, queue and workers as drafts. Thread-safe.
 */
public final class GraphRunner {
  private static final Logger LOG = LoggerFactory.getLogger(GraphRunner.class);

  private final ModelRegistry registry;
  private final WorkQueue queue;

  /**
   * @param registry what is loaded
   * @param queue who does the work
   */
  public GraphRunner(ModelRegistry registry, WorkQueue queue) {
    this.registry = registry;
    this.queue = queue;
  }

  /**
   * What a caller does with a graph, on a worker, while the model is lent to it.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface GraphWork<T> {
    /** Makes the inputs, runs the graph once and reads the outputs. */
    T on(ModelId model, Session graph) throws Exception;
  }

  /**
   * Does some work with a model's only graph.
   *
   * @param patience how long to wait for it
   * @throws DraftingException when the model is unknown, not ready or has several graphs, when the
   *     queue is full or time is up, and whatever the work throws; with {@link
   *     ErrorCode#INVALID_REQUEST} when the graph cannot run on these inputs
   */
  public <T> T run(ModelRef model, GraphWork<T> work, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try (Lease lease = registry.acquire(model)) {
      graph(lease.model());
      Callable<T> task =
          () -> {
            // A lease of its own: it may still run when the caller has given up waiting.
            try (Lease own = lease.again()) {
              return work.on(own.model().spec().id(), graph(own.model()));
            }
          };
      return settle(queue.submitAll(List.of(task)).get(0), deadline, patience);
    }
  }

  private static Session graph(LoadedModel model) {
    return model
        .onlyGraph()
        .orElseThrow(
            () ->
                new DraftingException(
                    ErrorCode.INVALID_REQUEST,
                    "model "
                        + model.spec().id()
                        + " runs several graphs in turn, so that it takes no tensors; send it"
                        + " encoded items"));
  }

  private static <T> T settle(Future<T> pending, long deadline, Duration patience) {
    try {
      return pending.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw problem(e);
    } catch (TimeoutException e) {
      pending.cancel(false);
      throw new DraftingException(
          ErrorCode.DEADLINE_EXCEEDED,
          "not done within " + patience.toSeconds() + " s; send less at once or try again later");
    } catch (CancellationException e) {
      throw new DraftingException(ErrorCode.SHUTTING_DOWN, "the server is stopping");
    } catch (InterruptedException e) {
      pending.cancel(false);
      Thread.currentThread().interrupt();
      throw new DraftingException(ErrorCode.SHUTTING_DOWN, "the wait for the run was interrupted");
    }
  }

  private static DraftingException problem(ExecutionException failure) {
    if (!(failure.getCause() instanceof DraftingException problem)) {
      return new DraftingException(
          ErrorCode.UNEXPECTED, "an unexpected error; the server's log has it", failure.getCause());
    }
    if (problem.code() != ErrorCode.INFERENCE_FAILED) {
      return problem;
    }
    // The graph has run when the model was loaded: what it cannot run on now is what was sent.
    LOG.warn("A graph could not run on a caller's tensors: {}", problem.detail());
    LOG.debug("The reason", problem);
    return new DraftingException(ErrorCode.INVALID_REQUEST, problem.detail(), problem);
  }
}
