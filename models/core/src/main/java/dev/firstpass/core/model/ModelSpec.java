package dev.firstpass.core.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the program needs to run a model: the content of its {@code model.yaml}.
 *
 * @param id name and version
 * @param family the family that prepares and decodes for it: {@code yolox}
 * @param task what it answers
 * @param files its files; the first graph is the main one
 * @param input what its input must look like
 * @param labels its classes in order
 * @param parameters settings that differ from the family's defaults, plain values by name
 * @param options facts about the export that the family asks for ({@code decoded: true}), plain
 *     values
 * @param card what people need to know
 * @param ownBatch how pictures share runs, or null for what suits the device
 * @param rewrites whether its graphs may run in an equal form that is faster on the device
 */
public record ModelSpec(
    ModelId id,
    String family,
    ModelTask task,
    List<ModelFile> files,
    MediaInput input,
    LabelSet labels,
    Map<String, Object> parameters,
    Map<String, Object> options,
    ModelCard card,
    @Nullable BatchPolicy ownBatch,
    boolean rewrites) {
  public ModelSpec {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(task, "task");
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a model has at least one file");
    }
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(labels, "labels");
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    Objects.requireNonNull(card, "card");
  }

  /** Makes a spec that leaves it to the device how pictures share runs and graphs are written. */
  public ModelSpec(
      ModelId id,
      String family,
      ModelTask task,
      List<ModelFile> files,
      MediaInput input,
      LabelSet labels,
      Map<String, Object> parameters,
      Map<String, Object> options,
      ModelCard card) {
    this(id, family, task, files, input, labels, parameters, options, card, null, true);
  }

  /** Returns how pictures share runs when the spec says so. */
  public Optional<BatchPolicy> batch() {
    return Optional.ofNullable(ownBatch);
  }

  /** Returns the file with this role. */
  public Optional<ModelFile> file(String role) {
    return files.stream().filter(file -> file.role().equals(role)).findFirst();
  }

  /**
   * Returns the digest that tells the model from others in drafts: that of its only graph, or of
   * the first of several.
   */
  public String sha256() {
    return file(ModelFile.MODEL)
        .or(() -> files.stream().filter(ModelFile::isGraph).findFirst())
        .orElseGet(() -> files.get(0))
        .sha256();
  }
}
