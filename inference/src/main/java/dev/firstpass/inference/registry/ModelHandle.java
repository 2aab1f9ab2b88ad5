package dev.firstpass.inference.registry;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.ModelId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One model of the registry: its state and, while it is ready, leases on it. The model is closed
 * when it is unloading and the last lease is given back, never under a run. Thread-safe.
 */
public final class ModelHandle {
  private final ModelId id;

  private State state = State.LOADING;
  private String problem = "";
  private @Nullable LoadedModel model;
  private int leases;

  ModelHandle(ModelId id) {
    this.id = id;
  }

  /** What a model is doing. */
  public enum State {
    LOADING,
    READY,
    UNLOADING,
    UNAVAILABLE
  }

  /** Returns name and version. */
  public ModelId id() {
    return id;
  }

  /** Returns what the model is doing. */
  public synchronized State state() {
    return state;
  }

  /** Returns why the model is unavailable; empty otherwise. */
  public synchronized String problem() {
    return problem;
  }

  /**
   * Borrows the model.
   *
   * @throws DraftingException with {@link ErrorCode#MODEL_NOT_READY} unless the model is ready
   */
  public synchronized Lease acquire() {
    LoadedModel ready = model;
    if (state != State.READY || ready == null) {
      throw new DraftingException(
          ErrorCode.MODEL_NOT_READY,
          "model "
              + id
              + " is "
              + state.name().toLowerCase(java.util.Locale.ROOT)
              + (problem.isEmpty() ? "" : ": " + problem));
    }
    leases++;
    return new Lease(this, ready);
  }

  /** Borrows the model if it is ready. */
  public synchronized Optional<Lease> tryAcquire() {
    return state == State.READY ? Optional.of(acquire()) : Optional.empty();
  }

  private synchronized Lease acquireAgain() {
    LoadedModel open = model;
    if (open == null) {
      throw new DraftingException(
          ErrorCode.MODEL_NOT_READY, "model " + id + " was unloaded while the item waited");
    }
    leases++;
    return new Lease(this, open);
  }

  synchronized void ready(LoadedModel loaded) {
    model = loaded;
    state = State.READY;
  }

  synchronized void unavailable(String why) {
    problem = why;
    state = State.UNAVAILABLE;
  }

  /** Lends no more; closes the model now or when the last lease comes back. */
  synchronized void unload() {
    if (state == State.READY) {
      state = State.UNLOADING;
      closeWhenUnused();
    }
  }

  private synchronized void release() {
    leases--;
    closeWhenUnused();
  }

  private void closeWhenUnused() {
    if (state == State.UNLOADING && leases == 0 && model != null) {
      model.close();
      model = null;
      state = State.UNAVAILABLE;
      problem = "it was unloaded";
    }
  }

  /** A borrowed model; closing gives it back, once. */
  public static final class Lease implements AutoCloseable {
    private final ModelHandle handle;
    private final LoadedModel model;
    private boolean open = true;

    private Lease(ModelHandle handle, LoadedModel model) {
      this.handle = handle;
      this.model = model;
    }

    /** Returns the model, which stays usable until the lease is closed. */
    public LoadedModel model() {
      return model;
    }

    /**
     * Borrows the same model once more, also while it is unloading, for work that may outlive this
     * lease.
     *
     * @throws DraftingException with {@link ErrorCode#MODEL_NOT_READY} when it was closed meanwhile
     */
    public Lease again() {
      return handle.acquireAgain();
    }

    @Override
    public void close() {
      if (open) {
        open = false;
        handle.release();
      }
    }
  }
}
