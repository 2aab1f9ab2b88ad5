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
import dev.firstpass.core.item.Item;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import dev.firstpass.inference.media.ImagePreparer;
import dev.firstpass.inference.media.LentImage;
import dev.firstpass.inference.repository.Checksums;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.DjlSession;
import java.util.Base64;
import java.util.List;
import java.util.Map;

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

  private final ModelSpec spec;
  private final Pipeline pipeline;
  private final Map<String, DjlSession> sessions;
  private final ImagePreparer preparer;
  private final Settings settings;
  private final Settings evaluation;
  private final Device device;
  private final Provenance provenance;

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
    Settings changed = settings.with(changes);
    pipeline.check(changed);
    return changed;
  }

  /** Returns the settings with which the reference measures accuracy. */
  public Settings evaluationSettings() {
    return evaluation;
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
    try (LentImage lent = preparer.prepare(item.content())) {
      List<Suggestion> suggestions = run(lent.image(), chosen);
      return new Draft(
          provenance,
          new ImageFacts(
              item.id(), Checksums.sha256(item.content()), lent.sourceWidth(), lent.sourceHeight()),
          chosen.values(),
          labelMap.apply(suggestions));
    }
  }

  /**
   * Runs the model once on a gray picture, so that the first request is not the slow one and a
   * graph that cannot run is found out before it is visible.
   *
   * @throws DraftingException when it cannot run
   */
  public void warmUp() {
    draft(Item.of("warm-up", GRAY_PICTURE), settings, LabelMap.IDENTITY);
  }

  @Override
  public void close() {
    sessions.values().forEach(DjlSession::close);
    preparer.close();
  }

  private List<Suggestion> run(PreparedImage image, Settings chosen) {
    if (pipeline instanceof SinglePass single) {
      return single.decode(
          session(ModelFile.MODEL).run(single.inputs(image)), image.letterbox(), chosen);
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
