package dev.firstpass.families.speech;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.Settings;
import java.util.List;

/** Reads what a spec's {@code options} say of a speech model's export. */
public final class SpeechOptions {
  private SpeechOptions() {}

  /**
   * Returns the values of a spec's options.
   *
   * @param known the options that the family reads
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} for an unknown option or value
   */
  public static Settings of(ModelSpec spec, List<Parameter<?>> known) {
    try {
      return Settings.prediction(known).with(spec.options());
    } catch (DraftingException e) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL, "model '" + spec.id() + "', options: " + e.detail(), e);
    }
  }
}
