package dev.firstpass.inference;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.geometry.StoredFrame;
import dev.firstpass.core.item.Orientation;
import dev.firstpass.inference.batch.WorkQueue;
import dev.firstpass.inference.media.ImageDecoder;
import dev.firstpass.inference.media.ImageHeader;
import dev.firstpass.inference.media.Overlay;
import dev.firstpass.inference.media.audio.AudioDecoder;
import dev.firstpass.inference.registry.ModelInstaller;
import dev.firstpass.inference.registry.ModelLoader;
import dev.firstpass.inference.registry.ModelRegistry;
import dev.firstpass.inference.repository.Families;
import dev.firstpass.inference.repository.ModelInspector;
import dev.firstpass.inference.repository.ModelRepository;
import dev.firstpass.inference.runtime.OnnxRuntime;
import java.nio.ByteBuffer;

/**
 * The parts of inference put together: what the server, the command and batch runs share.
 * Thread-safe.
 */
public final class Engine implements AutoCloseable {
  private final OnnxRuntime runtime;
  private final ImageDecoder decoder;
  private final Overlay overlay;
  private final ModelRegistry registry;
  private final ModelInspector inspector;
  private final ModelInstaller installer;
  private final WorkQueue queue;
  private final Drafter drafter;
  private final GraphRunner graphs;

  /**
   * Puts the parts together; loads no model yet.
   *
   * @param config how
   * @param families the model families that exist
   */
  public Engine(EngineConfig config, Families families) {
    runtime = OnnxRuntime.start(config.device());
    decoder = new ImageDecoder(config.media());
    overlay = new Overlay(decoder);
    ModelRepository repository = new ModelRepository(config.models());
    ModelLoader loader =
        new ModelLoader(
            families,
            runtime,
            config.runtime(),
            decoder,
            new AudioDecoder(config.audio()),
            config.rememberBytes());
    registry = new ModelRegistry(repository, loader);
    inspector = new ModelInspector(families);
    installer = new ModelInstaller(repository, inspector, loader);
    queue = new WorkQueue(config.workers(), config.queue(), System::nanoTime);
    drafter = new Drafter(registry, queue);
    graphs = new GraphRunner(registry, queue);
  }

  /** Returns the use case: items in, drafts out. */
  public Drafter drafter() {
    return drafter;
  }

  /** Returns who runs graphs on tensors that callers bring. */
  public GraphRunner graphs() {
    return graphs;
  }

  /** Returns what is loaded. */
  public ModelRegistry registry() {
    return registry;
  }

  /** Returns who recognises graphs. */
  public ModelInspector inspector() {
    return inspector;
  }

  /** Returns who adds models to the repository. */
  public ModelInstaller installer() {
    return installer;
  }

  /** Returns the queue of items and its workers. */
  public WorkQueue queue() {
    return queue;
  }

  /**
   * Returns a copy of a picture with a draft drawn on it, as JPEG.
   *
   * @param picture the encoded picture that was drafted
   * @param draft what to draw
   */
  public byte[] draw(ByteBuffer picture, Draft draft) {
    return overlay.draw(picture, draft);
  }

  /**
   * Returns how a picture is stored, without decoding it.
   *
   * @param picture encoded
   * @throws DraftingException when it is no picture that can be read
   */
  public StoredFrame frame(ByteBuffer picture) {
    ImageHeader header = decoder.header(picture);
    return new StoredFrame(
        Orientation.ofExif(header.orientation()), header.uprightWidth(), header.uprightHeight());
  }

  /** Returns where graphs run. */
  public OnnxRuntime runtime() {
    return runtime;
  }

  /** Drops the items that wait and unloads the models, each when nobody runs it any more. */
  @Override
  public void close() {
    queue.close();
    registry.close();
  }
}
