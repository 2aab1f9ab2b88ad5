package dev.firstpass.families.vision;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.model.Settings;
import java.util.List;

/** Turns what the graph gave for one image into suggestions. Immutable and thread-safe. */
public interface OutputDecoder {
  /** Checks settings as {@link dev.firstpass.core.family.Pipeline#check} promises. */
  void check(Settings settings);

  /** Returns what {@link dev.firstpass.core.family.Pipeline#pointNames} promises. */
  default List<String> pointNames() {
    return List.of();
  }

  /** Returns what {@link dev.firstpass.core.family.SinglePass#decode} promises. */
  List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings);
}
