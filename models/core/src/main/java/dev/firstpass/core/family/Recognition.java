package dev.firstpass.core.family;

import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.MediaInput;
import dev.firstpass.core.model.ModelTask;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a family makes of files that it recognises: all of a spec that they can tell.
 *
 * @param variant which export it is, for people: {@code raw export, legacy normalisation}
 * @param task what it answers
 * @param input what its input must look like
 * @param classes how many classes it knows
 * @param labels their names, when the file carries them
 * @param parameters settings that differ from the family's defaults
 * @param options facts about the export for the spec's {@code options}
 * @param assumptions what was assumed rather than read, for people to check
 * @param files the file of each role; empty for the only graph as {@code model}
 */
public record Recognition(
    String variant,
    ModelTask task,
    MediaInput input,
    int classes,
    Optional<LabelSet> labels,
    Map<String, Object> parameters,
    Map<String, Object> options,
    List<String> assumptions,
    Map<String, String> files) {
  public Recognition {
    Objects.requireNonNull(variant, "variant");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(labels, "labels");
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    assumptions = List.copyOf(assumptions);
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** Makes a recognition of the only graph. */
  public Recognition(
      String variant,
      ModelTask task,
      MediaInput input,
      int classes,
      Optional<LabelSet> labels,
      Map<String, Object> parameters,
      Map<String, Object> options,
      List<String> assumptions) {
    this(variant, task, input, classes, labels, parameters, options, assumptions, Map.of());
  }
}
