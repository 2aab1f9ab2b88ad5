package dev.firstpass.tools.cvat;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ModelDirectory.Entry;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A model that is ready to label pictures, as a function of Nuclio.
 *
 * @param model whom to ask
 * @param facts what is known of it
 */
record CvatFunction(ModelRef model, Facts facts) {
  private static final String POINTS = "points";
  private static final String BOXES = "boxes";

  /** Returns the function of a model; empty when it labels something else or is not ready. */
  static Optional<CvatFunction> of(Entry entry) {
    return entry
        .facts()
        .filter(facts -> facts.media() == MediaKind.IMAGE)
        .map(facts -> new CvatFunction(ModelRef.active(entry.id().name()), facts));
  }

  /**
   * Returns the function of a model.
   *
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_MODEL}, {@link
   *     ErrorCode#MODEL_NOT_READY}, or {@link ErrorCode#INVALID_REQUEST} when it labels recordings
   */
  static CvatFunction find(ModelDirectory models, ModelRef model) {
    Entry entry = models.find(model.name()).orElseThrow(() -> unknown(models, model));
    Facts facts = entry.facts().orElseThrow(() -> notReady(entry));
    if (facts.media() != MediaKind.IMAGE) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          "model '" + model.name() + "' labels recordings; CVAT has none to label");
    }
    return new CvatFunction(model, facts);
  }

  private static DraftingException unknown(ModelDirectory models, ModelRef model) {
    return new DraftingException(
        ErrorCode.UNKNOWN_MODEL,
        "there is no model '"
            + model.name()
            + "'; there are: "
            + String.join(", ", models.models().stream().map(one -> one.id().name()).toList()));
  }

  private static DraftingException notReady(Entry entry) {
    return new DraftingException(
        ErrorCode.MODEL_NOT_READY,
        "model " + entry.id() + " is " + entry.state() + ": " + entry.problem());
  }

  /** Returns the name by which CVAT calls it. */
  String name() {
    return model.name();
  }

  /** Returns whether it has to be shown the object. */
  boolean isInteractor() {
    return facts.parameter(POINTS).isPresent() && facts.parameter(BOXES).isPresent();
  }

  /** Returns what its labels are declared as. */
  LabelType labelType() {
    return LabelType.of(facts);
  }

  /**
   * Returns the function's description, as plain data.
   *
   * @param port at which the caller reached this server
   */
  Map<String, Object> describe(Optional<DirectPort> port) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name());
    metadata.put("namespace", "nuclio");
    metadata.put("annotations", annotations());
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("state", "ready");
    port.ifPresent(known -> status.put("httpPort", known.of(name())));
    Map<String, Object> function = new LinkedHashMap<>();
    function.put("metadata", metadata);
    function.put("spec", Map.of("description", description()));
    function.put("status", status);
    return function;
  }

  /** CVAT takes texts only, and takes every text but an empty one for true. */
  private Map<String, Object> annotations() {
    Map<String, Object> annotations = new LinkedHashMap<>();
    annotations.put("name", name());
    annotations.put("framework", "onnx");
    if (isInteractor()) {
      annotations.put("type", "interactor");
      annotations.put("version", "2");
      annotations.put("min_pos_points", "0");
      annotations.put("min_neg_points", "0");
      annotations.put("startswith_box_optional", "true");
      annotations.put(
          "help_message",
          "Click on the object, with the right button on what does not belong to it, or draw a"
              + " box around it.");
      annotations.put("spec", "[]");
    } else {
      annotations.put("type", "detector");
      annotations.put("spec", labels());
    }
    return annotations;
  }

  private String labels() {
    try {
      return Json.text(new FunctionLabels(facts, labelType()).describe());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String description() {
    return facts.description().isEmpty()
        ? facts.family() + ", " + facts.task().wireName()
        : facts.description();
  }
}
