package dev.firstpass.inference.batch;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.BatchPolicy;
import dev.firstpass.inference.batch.Batch.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a graph for one picture at a time, several at once where the graph can: pictures of the same
 * tensor shapes that come within a short time share a run.
 *
 * <p>It has no thread of its own. The caller who comes first waits for others, runs for all of
 * them, and each takes its own part; so nobody has gone, with its lease and its tensors, while they
 * are in use. What fails together is run one by one, so that only the bad picture fails.
 *
 * <p>Thread-safe.
 */
public final class Batcher {
  private static final Logger LOG = LoggerFactory.getLogger(Batcher.class);

  private final Session session;
  private final BatchAxis axis;
  private final long delayNanos;
  private final int runsAtOnce;
  private volatile int max;

  private final ReentrantLock lock = new ReentrantLock();

  /** Somebody joined a batch, or a run ended. */
  private final Condition changed = lock.newCondition();

  /** The batch that can still be joined, by the shapes of its inputs; guarded by the lock. */
  private final Map<Map<String, TensorShape>, Batch> joinable = new HashMap<>();

  /** Guarded by the lock. */
  private int running;

  private final ConcurrentLinkedDeque<TensorStack> stacks = new ConcurrentLinkedDeque<>();

  /**
   * @param session runs the graph; the caller keeps it open while anybody runs
   * @param policy how many share a run and how long the first waits; a graph that takes a fixed
   *     number of pictures gets that many, and one that takes only one gets one
   * @param runsAtOnce how many shared runs there are at once; who comes meanwhile joins the next
   */
  public Batcher(Session session, BatchPolicy policy, int runsAtOnce) {
    this.session = session;
    this.axis = BatchAxis.of(session.signature());
    this.delayNanos = policy.delay().toNanos();
    this.runsAtOnce = runsAtOnce;
    this.max = axis.fixed() ? Math.toIntExact(axis.size()) : axis.any() ? policy.max() : 1;
  }

  /** Returns how many pictures share a run at most. */
  public int max() {
    return max;
  }

  /**
   * Tries whether pictures can share runs, and lets each run alone from then on if they cannot. Not
   * to be called while others run.
   *
   * @param inputs of one picture
   * @return why they cannot; empty when they can or need not
   */
  public Optional<String> prove(Map<String, Tensor> inputs) {
    if (max == 1 || axis.fixed()) {
      return Optional.empty();
    }
    Optional<String> obstacle = new BatchProof(session, inputs).obstacle();
    if (obstacle.isPresent()) {
      max = 1;
    }
    return obstacle;
  }

  /**
   * Runs the graph for one picture, together with others if they come in time.
   *
   * @param inputs as {@link Session#run} takes them, batch axis 1; not to change until this returns
   * @return as {@link Session#run} returns them, batch axis 1
   * @throws DraftingException as {@link Session#run} does
   */
  public Outputs run(Map<String, Tensor> inputs) {
    if (max == 1) {
      return session.run(inputs);
    }
    Place place = join(inputs);
    if (place.first()) {
      lead(place.batch());
    }
    return place.await();
  }

  /**
   * Runs the graph for several pictures of one caller, who waits for nobody else.
   *
   * @param inputs of each picture, as for {@link #run}
   * @return the outputs of each
   * @throws DraftingException when one of them fails, as {@link Session#run} does
   */
  public List<Outputs> runAll(List<Map<String, Tensor>> inputs) {
    if (max == 1) {
      return inputs.stream().map(session::run).toList();
    }
    Map<Map<String, TensorShape>, Batch> open = new HashMap<>();
    Set<Batch> batches = new LinkedHashSet<>();
    List<Place> places = new ArrayList<>(inputs.size());
    for (Map<String, Tensor> one : inputs) {
      Place place = add(one, open);
      batches.add(place.batch());
      places.add(place);
    }
    batches.forEach(this::runInTurn);
    return places.stream().map(Place::await).toList();
  }

  private Place join(Map<String, Tensor> inputs) {
    lock.lock();
    try {
      Place place = add(inputs, joinable);
      if (place.batch().size() == max) {
        changed.signalAll();
      }
      return place;
    } finally {
      lock.unlock();
    }
  }

  /** Adds a picture to the batch of its shapes, which nobody can join any more once it is full. */
  private Place add(Map<String, Tensor> inputs, Map<Map<String, TensorShape>, Batch> open) {
    Map<String, TensorShape> shapes = shapes(inputs);
    Place place = open.computeIfAbsent(shapes, s -> new Batch()).add(inputs);
    if (place.batch().size() == max) {
      open.remove(shapes);
    }
    return place;
  }

  private void lead(Batch batch) {
    lock.lock();
    try {
      awaitOthers(batch);
      joinable.values().remove(batch);
    } finally {
      lock.unlock();
    }
    runInTurn(batch);
  }

  /** Until the batch is full, or time is up and a run could begin. */
  private void awaitOthers(Batch batch) {
    long left = delayNanos;
    while (batch.size() < max && (left > 0 || running >= runsAtOnce)) {
      if (left <= 0) {
        changed.awaitUninterruptibly();
        continue;
      }
      try {
        left = changed.awaitNanos(left);
      } catch (InterruptedException e) {
        // Others may have joined: they get their answers before this thread stops.
        Thread.currentThread().interrupt();
        left = 0;
      }
    }
  }

  private void runInTurn(Batch batch) {
    enter();
    try {
      run(batch);
    } finally {
      leave();
    }
  }

  private void enter() {
    lock.lock();
    try {
      while (running >= runsAtOnce) {
        changed.awaitUninterruptibly();
      }
      running++;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      running--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Settles every picture of a batch, whatever happens. */
  private void run(Batch batch) {
    try {
      List<Outputs> together = tryTogether(batch.inputs());
      if (together.isEmpty()) {
        batch.settleEach(this::alone);
      } else {
        batch.settle(together);
      }
    } catch (Error e) {
      batch.fail(e);
      throw e;
    }
  }

  /** Returns nothing when there is only one picture or they failed. */
  private List<Outputs> tryTogether(List<Map<String, Tensor>> inputs) {
    if (inputs.size() == 1) {
      return List.of();
    }
    try {
      return together(inputs);
    } catch (RuntimeException e) {
      LOG.warn("{} pictures failed in one run; running each alone", inputs.size(), e);
      return List.of();
    }
  }

  private List<Outputs> together(List<Map<String, Tensor>> inputs) {
    int size = axis.fixed() ? max : inputs.size();
    TensorStack stack = stacks.pollFirst();
    if (stack == null) {
      stack = new TensorStack();
    }
    try {
      return TensorStack.split(session.run(stack.stack(inputs, size)), size, inputs.size());
    } finally {
      stacks.addFirst(stack);
    }
  }

  private Outputs alone(Map<String, Tensor> inputs) {
    if (!axis.fixed()) {
      return session.run(inputs);
    }
    List<Outputs> one = together(List.of(inputs));
    if (one.isEmpty()) {
      throw new DraftingException(
          ErrorCode.MODEL_OUTPUT_MISMATCH,
          "the graph takes " + max + " pictures and gives another number of answers");
    }
    return one.get(0);
  }

  private static Map<String, TensorShape> shapes(Map<String, Tensor> inputs) {
    Map<String, TensorShape> shapes = new LinkedHashMap<>();
    inputs.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    return shapes;
  }
}
