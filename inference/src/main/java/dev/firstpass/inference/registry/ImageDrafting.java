package dev.firstpass.inference.registry;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.PreparedImage;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.family.SinglePass;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.Orientation;
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
import dev.firstpass.inference.tiling.Tiler;
import dev.firstpass.inference.tiling.TilingParameters;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drafts pictures: whole, or in tiles where that is wanted. Thread-safe. */
final class ImageDrafting implements ItemDrafting {
  /** A gray picture of 64 x 64 pixels, as a PNG file. */
  private static final byte[] GRAY_PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAKUlEQVR42u3MQREAAAwCIKMb3RD77SAA"
                  + "6VEEAoFAIBAIBAKBQCAQfA8G320AeXC6efoAAAAASUVORK5CYII=");

  /** Some thirty embeddings of SAM. */
  private static final long REMEMBERED_BYTES = 128L << 20;

  private static final BatchPolicy GPU_BATCH = new BatchPolicy(8, Duration.ofMillis(2));

  private final ModelSpec spec;
  private final Pipeline pipeline;
  private final ItemMemory memory;
  private final PassMemory passes;
  private final ImagePreparer preparer;

  /** Runs the graph of a {@link SinglePass}; null for others. */
  private final @Nullable Batcher batcher;

  /** Cuts pictures into tiles; null when that makes no sense. */
  private final @Nullable Tiler tiler;

  ImageDrafting(
      ModelSpec spec,
      Pipeline pipeline,
      Sessions sessions,
      ImagePreparer preparer,
      Device device,
      long rememberBytes) {
    this.spec = spec;
    this.pipeline = pipeline;
    this.passes = new PassMemory(rememberBytes);
    this.memory = new ItemMemory(sessions, REMEMBERED_BYTES);
    this.preparer = preparer;
    if (pipeline instanceof SinglePass single) {
      boolean gpu = device.kind() == Device.Kind.GPU;
      BatchPolicy policy = spec.batch().orElse(gpu ? GPU_BATCH : BatchPolicy.SINGLE);
      // On a GPU, what comes while it is busy makes up the next batch; cores work side by side.
      int runsAtOnce = gpu ? 1 : Integer.MAX_VALUE;
      Batcher runs = new Batcher(sessions.session(ModelFile.MODEL), policy, runsAtOnce);
      this.batcher = runs;
      this.tiler = tiles(spec, pipeline) ? new Tiler(single, preparer, runs) : null;
    } else {
      this.batcher = null;
      this.tiler = null;
    }
  }

  /** Returns whether a model's pictures can be cut into tiles. */
  static boolean tiles(ModelSpec spec, Pipeline pipeline) {
    return pipeline instanceof SinglePass && TilingParameters.fit(spec.task());
  }

  @Override
  public Found draft(Item item, Settings settings, ItemWatch watch) {
    String sha256 = Checksums.sha256(item.content());
    ImageHeader header = preparer.header(item.content());
    ImageFacts facts = facts(item, sha256, header);
    Tiler tiles = tiler;
    if (tiles != null && TilingParameters.wanted(settings)) {
      Optional<List<Suggestion>> found = tiles.draft(item.content(), header, settings);
      if (found.isPresent()) {
        return found(facts, found.get());
      }
    }
    Optional<PassMemory.Pass> known = passes.recall(sha256);
    if (known.isPresent() && pipeline instanceof SinglePass single) {
      return found(facts, single.decode(known.get().outputs(), known.get().letterbox(), settings));
    }
    try (LentImage lent = preparer.prepare(item.content(), header)) {
      return found(facts, run(lent.image(), sha256, settings));
    }
  }

  private static ImageFacts facts(Item item, String sha256, ImageHeader header) {
    return new ImageFacts(
        item.id(),
        sha256,
        header.uprightWidth(),
        header.uprightHeight(),
        Orientation.ofExif(header.orientation()));
  }

  private static Found found(ImageFacts facts, List<Suggestion> suggestions) {
    return new Found(facts, suggestions, List.of());
  }

  @Override
  public void refuse(Map<String, ?> changes) {
    if (tiler == null) {
      TilingParameters.refuse(spec.id().toString(), spec.task(), changes);
    }
  }

  @Override
  public void check(Settings settings) {
    if (tiler != null) {
      TilingParameters.check(settings);
    }
  }

  @Override
  public Map<String, Object> inForce(Settings settings) {
    return tiler == null ? settings.values() : TilingParameters.inForce(settings);
  }

  private List<Suggestion> run(PreparedImage image, String sha256, Settings settings) {
    Batcher runs = batcher;
    if (runs != null && pipeline instanceof SinglePass single) {
      Outputs outputs = runs.run(single.inputs(image));
      passes.remember(sha256, outputs, image.letterbox());
      return single.decode(outputs, image.letterbox(), settings);
    }
    return ((MultiPass) pipeline).draft(image, memory.of(sha256), settings);
  }

  @Override
  public void warmUp(Settings settings) {
    Item gray = Item.of("warm-up", GRAY_PICTURE);
    draft(gray, settings, ItemWatch.NONE);
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
    preparer.close();
  }
}
