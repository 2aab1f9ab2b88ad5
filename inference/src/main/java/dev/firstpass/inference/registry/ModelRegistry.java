package dev.firstpass.inference.registry;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.inference.repository.ModelRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is loaded: one handle for each model name, of its active version. Thread-safe. */
public final class ModelRegistry implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelRegistry.class);

  private final ModelRepository repository;
  private final ModelLoader loader;
  private final Map<String, ModelHandle> handles = new ConcurrentSkipListMap<>();

  /** Two items that want the same helper load it once. */
  private final Object loadingOnDemand = new Object();

  /**
   * @param repository where specs and files are
   * @param loader opens them
   */
  public ModelRegistry(ModelRepository repository, ModelLoader loader) {
    this.repository = repository;
    this.loader = loader;
  }

  /** Returns where specs and files are. */
  public ModelRepository repository() {
    return repository;
  }

  /**
   * Loads the active version of every model. One that cannot be loaded becomes unavailable, with
   * its reason, and stops no other.
   */
  public void loadAll() {
    for (ModelId id : repository.active()) {
      load(id);
    }
  }

  /**
   * Loads one model and puts it in the place of the one of the same name, which is closed when
   * nobody runs it any more. A model that cannot be loaded leaves one that is ready in its place.
   *
   * @param id a model of the repository
   * @return the new model's handle, which tells how loading went
   */
  public ModelHandle load(ModelId id) {
    ModelHandle handle = new ModelHandle(id);
    handles.putIfAbsent(id.name(), handle);
    open(handle);
    ModelHandle before = handles.get(id.name());
    if (before != handle && before != null) {
      if (handle.state() == ModelHandle.State.READY || before.state() != ModelHandle.State.READY) {
        handles.put(id.name(), handle);
        before.unload();
      }
    }
    return handle;
  }

  private void open(ModelHandle handle) {
    ModelId id = handle.id();
    try {
      handle.ready(loader.load(repository.spec(id), repository.folder(id), this::acquireOrLoad));
    } catch (DraftingException e) {
      LOG.warn("Model {} is unavailable: {}", id, e.detail());
      handle.unavailable(e.detail());
    } catch (RuntimeException e) {
      LOG.error("Model {} is unavailable", id, e);
      handle.unavailable("it failed to load; the log says why");
    }
  }

  /** Returns all handles, by model name. */
  public List<ModelHandle> handles() {
    return new ArrayList<>(handles.values());
  }

  /**
   * Returns the handle that a reference means.
   *
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_MODEL} when there is no such model;
   *     with {@link ErrorCode#MODEL_NOT_READY} when another version than the active one is asked
   *     for
   */
  public ModelHandle handle(ModelRef ref) {
    ModelHandle handle = handles.get(ref.name());
    if (handle == null) {
      throw ModelRepository.unknown(ref, handles().stream().map(ModelHandle::id).toList());
    }
    String version = ref.version().orElse(handle.id().version());
    if (!version.equals(handle.id().version())) {
      ModelId existing = repository.resolve(ref);
      throw new DraftingException(
          ErrorCode.MODEL_NOT_READY,
          existing + " is not loaded; the active version is " + handle.id().version());
    }
    return handle;
  }

  /**
   * Borrows a model.
   *
   * @throws DraftingException as {@link #handle} and {@link ModelHandle#acquire} do
   */
  public ModelHandle.Lease acquire(ModelRef ref) {
    while (true) {
      ModelHandle handle = handle(ref);
      Optional<ModelHandle.Lease> lease = handle.tryAcquire();
      if (lease.isPresent()) {
        return lease.get();
      }
      if (handle(ref) == handle) {
        return handle.acquire();
      }
      // It was swapped in between: the next one is ready.
    }
  }

  /**
   * Borrows a model, which is loaded first when it is not: a model that helps another may come
   * later, or be named by nobody else.
   */
  private ModelHandle.Lease acquireOrLoad(ModelRef ref) {
    synchronized (loadingOnDemand) {
      if (!handles.containsKey(ref.name())) {
        load(repository.resolve(ref));
      }
    }
    return acquire(ref);
  }

  /** Unloads all models, each when nobody runs it any more. */
  @Override
  public void close() {
    handles.values().forEach(ModelHandle::unload);
  }
}
