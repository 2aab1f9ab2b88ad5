package dev.firstpass.inference.registry;

import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.inference.segmenting.SegmenterParameters;
import dev.firstpass.inference.tiling.TilingParameters;
import java.util.List;

/** Which settings a model has: its family's, and those that come with its kind of media. */
public final class ModelParameters {
  private ModelParameters() {}

  /**
   * Returns the settings of models of a family, as far as a spec tells: one that runs its graphs in
   * an order of its own has none of tiling.
   */
  public static List<Parameter<?>> of(ModelFamily family, ModelTask task, MediaKind kind) {
    return switch (kind) {
      case IMAGE -> TilingParameters.of(family, task);
      case AUDIO -> ChannelParameter.added(SegmenterParameters.of(family, task));
    };
  }
}
