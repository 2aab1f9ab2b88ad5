package dev.firstpass.tools.openinference;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.Nearest;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ModelDirectory.Entry;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import java.util.List;
import java.util.Optional;

/**
 * A path below a model: {@code models/NAME[/versions/VERSION][/ACTION]}.
 *
 * @param name of the model
 * @param version when one is named
 * @param action {@code infer}, {@code ready}; empty for the model itself
 */
record ModelPath(String name, Optional<String> version, String action) {
  /**
   * Reads what follows {@code models}.
   *
   * @return empty when it is no such path
   */
  static Optional<ModelPath> of(List<String> parts) {
    boolean versioned = parts.size() > 2 && parts.get(1).equals("versions");
    int end = versioned ? 3 : 1;
    if (parts.isEmpty() || parts.size() > end + 1) {
      return Optional.empty();
    }
    return Optional.of(
        new ModelPath(
            parts.get(0),
            versioned ? Optional.of(parts.get(2)) : Optional.empty(),
            parts.size() > end ? parts.get(end) : ""));
  }

  /**
   * Returns the model.
   *
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_MODEL} when there is no such model, or
   *     it has another version
   */
  Entry entry(ModelDirectory models) {
    List<String> names = models.models().stream().map(one -> one.id().name()).toList();
    Entry entry =
        models
            .find(name)
            .orElseThrow(
                () ->
                    new DraftingException(
                        ErrorCode.UNKNOWN_MODEL,
                        "there is no model '"
                            + InvalidRequest.shown(name)
                            + "'"
                            + Nearest.hint(InvalidRequest.shown(name), names)
                            + " There are: "
                            + String.join(", ", names)));
    version.ifPresent(wanted -> requireVersion(wanted, entry));
    return entry;
  }

  /**
   * Returns what is known of the model.
   *
   * @throws DraftingException as {@link #entry} does, and with {@link ErrorCode#MODEL_NOT_READY}
   */
  static Facts facts(Entry entry) {
    return entry
        .facts()
        .orElseThrow(() -> new DraftingException(ErrorCode.MODEL_NOT_READY, notReady(entry)));
  }

  /** Says why a model is not ready. */
  static String notReady(Entry entry) {
    return "model "
        + entry.id()
        + " is "
        + entry.state()
        + (entry.problem().isEmpty() ? "" : ": " + entry.problem());
  }

  private static void requireVersion(String wanted, Entry entry) {
    if (!wanted.equals(entry.id().version())) {
      throw new DraftingException(
          ErrorCode.UNKNOWN_MODEL,
          "version '"
              + InvalidRequest.shown(wanted)
              + "' of model '"
              + entry.id().name()
              + "' is not served; version "
              + entry.id().version()
              + " is");
    }
  }
}
