package dev.firstpass.tools.labelstudio;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ModelDirectory.Entry;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The models that fill a project's controls: the one of the address, and those that controls name
 * with {@code model_path}.
 *
 * @param models in the order of the configuration, at least one
 * @param settings of the project by name; each is known to one of the models
 * @param config labelling configuration
 */
record ProjectModels(
    List<ProjectModel> models, Map<String, Object> settings, LabelingConfig config) {
  static final String THRESHOLD = "threshold";

  private static final String MODEL_PATH = "model_path";
  private static final int DIGEST_LETTERS = 8;
  private static final int READABLE = 80;

  ProjectModels {
    models = List.copyOf(models);
  }

  /**
   * One model and the controls that are its.
   *
   * @param ref as it is named
   * @param entry what is known of it
   * @param controls those that the labelling configuration leaves to it
   */
  record ProjectModel(ModelRef ref, Entry entry, List<Control> controls) {
    ProjectModel {
      controls = List.copyOf(controls);
    }

    /**
     * Returns what is known of the model.
     *
     * @throws DraftingException with {@link ErrorCode#MODEL_NOT_READY}
     */
    Facts facts() {
      return entry
          .facts()
          .orElseThrow(
              () ->
                  new DraftingException(
                      ErrorCode.MODEL_NOT_READY,
                      "model " + entry.id() + " is " + entry.state() + ": " + entry.problem()));
    }

    private String version() {
      String digest = facts().sha256();
      return entry.id() + "@" + digest.substring(0, Math.min(DIGEST_LETTERS, digest.length()));
    }
  }

  /**
   * Finds the models of a project.
   *
   * @param config labelling configuration; may be empty
   * @param address the model that the address names
   * @param settings of the project
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_MODEL} when there is no model of a
   *     name; with {@link ErrorCode#UNKNOWN_PARAMETER} when none of them has a setting
   */
  static ProjectModels of(
      LabelingConfig config,
      String address,
      Map<String, Object> settings,
      ModelDirectory directory) {
    Map<String, List<Control>> byModel = new LinkedHashMap<>();
    for (Control control : config.fillable()) {
      String named = control.attributes().getOrDefault(MODEL_PATH, "").strip();
      byModel
          .computeIfAbsent(named.isEmpty() ? address : named, name -> new ArrayList<>())
          .add(control);
    }
    if (byModel.isEmpty()) {
      byModel.put(address, List.of());
    }
    List<ProjectModel> models = new ArrayList<>();
    byModel.forEach(
        (name, controls) -> {
          Entry entry = entry(name, directory);
          models.add(new ProjectModel(ModelRef.parse(name), entry, controls));
        });
    ProjectModels project = new ProjectModels(models, settings, config);
    project.refuseUnknownSettings();
    return project;
  }

  /**
   * Returns the model of a name, or of a name and version.
   *
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_MODEL}
   */
  static Entry entry(String model, ModelDirectory directory) {
    String name = model.split(":", 2)[0];
    return directory
        .find(name)
        .orElseThrow(
            () ->
                new DraftingException(
                    ErrorCode.UNKNOWN_MODEL,
                    "there is no model '"
                        + name
                        + "'; there are: "
                        + directory.models().stream()
                            .map(one -> one.id().name())
                            .collect(Collectors.joining(", "))));
  }

  private void refuseUnknownSettings() {
    Set<String> known = new LinkedHashSet<>();
    models.forEach(
        model -> model.facts().parameters().forEach(setting -> known.add(setting.name())));
    for (String name : settings.keySet()) {
      if (!known.contains(name)) {
        throw new DraftingException(
            ErrorCode.UNKNOWN_PARAMETER,
            "the extra params have '"
                + name
                + "', which is no setting of "
                + models.stream()
                    .map(model -> model.entry().id().toString())
                    .collect(Collectors.joining(", "))
                + "; there are: "
                + String.join(", ", known));
      }
    }
  }

  /**
   * Returns one text for the models, their files and the scores and settings that decide what they
   * answer: Label Studio knows by it what is predicted already.
   */
  String version() {
    String models =
        this.models.stream().map(ProjectModel::version).collect(Collectors.joining("+"));
    List<String> choices = new ArrayList<>();
    for (Control control : config.fillable()) {
      control.threshold().ifPresent(score -> choices.add(control.name() + ">=" + score));
    }
    settings.forEach((name, value) -> choices.add(name + "=" + value));
    if (choices.isEmpty()) {
      return models;
    }
    String text = String.join(",", choices);
    return models + ";" + (text.length() > READABLE ? PlainText.digest(text) : text);
  }

  /** Returns the settings that a model has. */
  Map<String, Object> settings(ProjectModel model) {
    Map<String, Object> own = new LinkedHashMap<>(settings);
    own.keySet().removeIf(name -> model.facts().parameter(name).isEmpty());
    return own;
  }

  /** Returns the lowest score of what a control is given: its own, the project's or the model's. */
  double threshold(ProjectModel model, Control control) {
    Optional<Object> common =
        Optional.ofNullable(settings(model).get(THRESHOLD))
            .or(() -> model.facts().parameter(THRESHOLD).map(setting -> setting.defaultValue()));
    return control
        .threshold()
        .orElseGet(
            () ->
                common
                    .filter(Number.class::isInstance)
                    .map(score -> ((Number) score).doubleValue())
                    .orElse(0.0));
  }
}
