package dev.firstpass.inference.registry;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.PreparedImage;
import dev.firstpass.core.family.SinglePass;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.BatchPolicy;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import dev.firstpass.inference.batch.Batcher;
import dev.firstpass.inference.media.ImageHeader;
import dev.firstpass.inference.media.ImagePreparer;
import dev.firstpass.inference.media.LentImage;
import dev.firstpass.inference.repository.Checksums;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.DjlSession;
import dev.firstpass.inference.tiling.Tiler;
import dev.firstpass.inference.tiling.TilingParameters;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that is ready to draft: its pipeline, its graphs on a device, and the way from bytes to
 * its input. Thread-safe; must not be closed while it drafts.
 */
public final class LoadedModel implements AutoCloseable {
  /** A gray picture of 64 x 64 pixels, as a PNG file. */
  private static final byte[] GRAY_PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAKUlEQVR42u3MQREAAAwCIKMb3RD77SAA"
                  + "6VEEAoFAIBAIBAKBQCAQfA8G320AeXC6efoAAAAASUVORK5CYII=");

  private static final BatchPolicy GPU_BATCH = new BatchPolicy(8, Duration.ofMillis(2));

  private final ModelSpec spec;
  private final Pipeline pipeline;
  private final Map<String, DjlSession> sessions;
  private final ImagePreparer preparer;
  private final Settings settings;
  private final Settings evaluation;
  private final Device device;
  private final Provenance provenance;

  /** Runs the graph of a {@link SinglePass}; null for others. */
  private final @Nullable Batcher batcher;

  /** Cuts pictures into tiles; null when that makes no sense. */
  private final @Nullable Tiler tiler;

  private final Map<String, Object> settingsInForce;

  LoadedModel(
      ModelSpec spec,
      Pipeline pipeline,
      Map<String, DjlSession> sessions,
      ImagePreparer preparer,
      Settings settings,
      Settings evaluation,
      Device device) {
    this.spec = spec;
    this.pipeline = pipeline;
    this.sessions = Map.copyOf(sessions);
    this.preparer = preparer;
    this.settings = settings;
    this.evaluation = evaluation;
    this.device = device;
    this.provenance = new Provenance(spec.id(), spec.files().get(0).sha256());
    if (pipeline instanceof SinglePass single) {
      Batcher runs = new Batcher(session(ModelFile.MODEL), batchPolicy(), runsAtOnce());
      this.batcher = runs;
      this.tiler = tiles(spec, pipeline) ? new Tiler(single, preparer, runs) : null;
    } else {
      this.batcher = null;
      this.tiler = null;
    }
    this.settingsInForce = inForce(settings);
  }

  /** Returns whether a model's pictures can be cut into tiles. */
  static boolean tiles(ModelSpec spec, Pipeline pipeline) {
    return pipeline instanceof SinglePass && TilingParameters.fit(spec.task());
  }

  private BatchPolicy batchPolicy() {
    boolean gpu = device.kind() == Device.Kind.GPU;
    return spec.batch().orElse(gpu ? GPU_BATCH : BatchPolicy.SINGLE);
  }

  /** On a GPU, what comes while it is busy makes up the next batch; cores work side by side. */
  private int runsAtOnce() {
    return device.kind() == Device.Kind.GPU ? 1 : Integer.MAX_VALUE;
  }

  /** Returns what the model's {@code model.yaml} says. */
  public ModelSpec spec() {
    return spec;
  }

  /** Returns the settings in force when a request says nothing. */
  public Settings settings() {
    return settings;
  }

  /**
   * Returns these settings with some values changed.
   *
   * @param changes plain data by name
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_PARAMETER} or {@link
   *     ErrorCode#INVALID_PARAMETER}
   */
  public Settings settings(Map<String, ?> changes) {
    Settings changed = changed(settings, changes);
    pipeline.check(changed);
    return changed;
  }

  /** Returns the settings with which the reference measures accuracy. */
  public Settings evaluationSettings() {
    return evaluation;
  }

  /**
   * Returns these with some values changed.
   *
   * @param changes plain data by name
   * @throws DraftingException as {@link #settings(Map)} does
   */
  public Settings evaluationSettings(Map<String, ?> changes) {
    return changed(evaluation, changes);
  }

  private Settings changed(Settings from, Map<String, ?> changes) {
    if (tiler == null) {
      TilingParameters.refuse(spec.id().toString(), spec.task(), changes);
      return from.with(changes);
    }
    Settings changed = from.with(changes);
    TilingParameters.check(changed);
    return changed;
  }

  /** Returns where it runs. */
  public Device device() {
    return device;
  }

  /**
   * Drafts one item on the calling thread, the whole way from its bytes.
   *
   * @param item an encoded picture
   * @param chosen settings of this model
   * @param labelMap which project label each model label becomes
   * @throws DraftingException when the bytes cannot be read or the model fails
   */
  public Draft draft(Item item, Settings chosen, LabelMap labelMap) {
    Tiler tiles = tiler;
    if (tiles != null && TilingParameters.wanted(chosen)) {
      ImageHeader header = preparer.header(item.content());
      Optional<List<Suggestion>> found = tiles.draft(item.content(), header, chosen);
      if (found.isPresent()) {
        int width = header.uprightWidth();
        return new Draft(
            provenance,
            facts(item, width, header.uprightHeight()),
            inForce(chosen),
            labelMap.apply(found.get()));
      }
    }
    try (LentImage lent = preparer.prepare(item.content())) {
      List<Suggestion> suggestions = run(lent.image(), chosen);
      return new Draft(
          provenance,
          facts(item, lent.sourceWidth(), lent.sourceHeight()),
          chosen == settings ? settingsInForce : inForce(chosen),
          labelMap.apply(suggestions));
    }
  }

  private static ImageFacts facts(Item item, int width, int height) {
    return new ImageFacts(item.id(), Checksums.sha256(item.content()), width, height);
  }

  private Map<String, Object> inForce(Settings chosen) {
    return tiler == null ? chosen.values() : TilingParameters.inForce(chosen);
  }

  /**
   * Runs the model once on a gray picture, so that the first request is not the slow one and a
   * graph that cannot run is found out before it is visible.
   *
   * @throws DraftingException when it cannot run
   */
  public void warmUp() {
    Item gray = Item.of("warm-up", GRAY_PICTURE);
    draft(gray, settings, LabelMap.IDENTITY);
    if (batcher != null && pipeline instanceof SinglePass single) {
      try (LentImage lent = preparer.prepare(gray.content())) {
        proveBatches(batcher, single.inputs(lent.image()));
      }
    }
  }

  private void proveBatches(Batcher runs, Map<String, Tensor> inputs) {
    Optional<String> obstacle = runs.prove(inputs);
    if (obstacle.isPresent() && spec.batch().isPresent()) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL,
          spec.id()
              + " cannot run several pictures at once: "
              + obstacle.get()
              + "; leave 'batch' out of model.yaml");
    }
  }

  @Override
  public void close() {
    sessions.values().forEach(DjlSession::close);
    preparer.close();
  }

  private List<Suggestion> run(PreparedImage image, Settings chosen) {
    Batcher runs = batcher;
    if (runs != null && pipeline instanceof SinglePass single) {
      return single.decode(runs.run(single.inputs(image)), image.letterbox(), chosen);
    }
    return ((MultiPass) pipeline).draft(image, this::session, chosen);
  }

  private DjlSession session(String role) {
    DjlSession session = sessions.get(role);
    if (session == null) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL,
          spec.id() + " has no file with role '" + role + "'; it has " + sessions.keySet());
    }
    return session;
  }
}
