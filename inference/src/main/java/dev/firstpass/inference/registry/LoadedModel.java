package dev.firstpass.inference.registry;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Settings;
import dev.firstpass.inference.registry.ItemDrafting.Found;
import dev.firstpass.inference.runtime.Device;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model that is ready to draft: its settings, its graphs on a device, and the way from bytes to
 * suggestions. Thread-safe; must not be closed while it drafts.
 */
public final class LoadedModel implements AutoCloseable {
  private final ModelSpec spec;
  private final Pipeline pipeline;
  private final ItemDrafting drafting;
  private final ModelSessions sessions;
  private final Settings settings;
  private final Settings evaluation;
  private final Device device;
  private final Provenance provenance;
  private final Map<String, Object> settingsInForce;

  LoadedModel(
      ModelSpec spec,
      Pipeline pipeline,
      ItemDrafting drafting,
      ModelSessions sessions,
      Settings settings,
      Settings evaluation,
      Device device) {
    this.spec = spec;
    this.pipeline = pipeline;
    this.drafting = drafting;
    this.sessions = sessions;
    this.settings = settings;
    this.evaluation = evaluation;
    this.device = device;
    this.provenance = new Provenance(spec.id(), spec.sha256());
    this.settingsInForce = drafting.inForce(settings);
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
    drafting.refuse(changes);
    Settings changed = from.with(changes);
    drafting.check(changed);
    return changed;
  }

  /** Returns the names of an object's points; empty for a model that gives none. */
  public List<String> pointNames() {
    return pipeline.pointNames();
  }

  /** Returns where it runs. */
  public Device device() {
    return device;
  }

  /** Returns the graph of a model that has only one; usable as long as the model is. */
  public Optional<Session> onlyGraph() {
    return sessions.only();
  }

  /**
   * Drafts one item on the calling thread, the whole way from its bytes.
   *
   * @param item an encoded picture or recording, as the model's input asks
   * @param chosen settings of this model
   * @param labelMap which project label each model label becomes
   * @throws DraftingException when the bytes cannot be read or the model fails
   */
  public Draft draft(Item item, Settings chosen, LabelMap labelMap) {
    return draft(item, chosen, labelMap, ItemWatch.NONE);
  }

  /**
   * Drafts one item as {@link #draft(Item, Settings, LabelMap)} does.
   *
   * @param watch follows a recording and can end the work
   */
  public Draft draft(Item item, Settings chosen, LabelMap labelMap, ItemWatch watch) {
    Found found = drafting.draft(item, chosen, watch);
    return new Draft(
        provenance,
        found.item(),
        chosen == settings ? settingsInForce : drafting.inForce(chosen),
        labelMap.apply(found.suggestions()),
        found.warnings());
  }

  /**
   * Runs the model once on something made up, so that the first request is not the slow one and a
   * graph that cannot run is found out before it is visible.
   *
   * @throws DraftingException when it cannot run
   */
  public void warmUp() {
    drafting.warmUp(settings);
  }

  @Override
  public void close() {
    sessions.close();
    drafting.close();
  }
}
