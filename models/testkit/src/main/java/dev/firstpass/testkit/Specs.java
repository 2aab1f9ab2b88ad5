package dev.firstpass.testkit;

import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelCard;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelSpec;
import java.util.List;
import java.util.stream.IntStream;

/** Builds specs of models that exist only in tests. */
public final class Specs {
  private Specs() {}

  /** Returns the spec that a recognition makes; classes without names are {@code class-0}, ... */
  public static ModelSpec of(ModelFamily family, Recognition recognition) {
    LabelSet labels = recognition.labels().orElseGet(() -> numbered(recognition.classes()));
    return new ModelSpec(
        new ModelId("test-model", "1"),
        family.name(),
        recognition.task(),
        List.of(new ModelFile(ModelFile.MODEL, "model.onnx", "0".repeat(64))),
        recognition.input(),
        labels,
        recognition.parameters(),
        recognition.options(),
        ModelCard.EMPTY);
  }

  /** Returns the spec with other labels. */
  public static ModelSpec withLabels(ModelSpec spec, LabelSet labels) {
    return new ModelSpec(
        spec.id(),
        spec.family(),
        spec.task(),
        spec.files(),
        spec.input(),
        labels,
        spec.parameters(),
        spec.options(),
        spec.card());
  }

  /** Returns labels {@code class-0}, {@code class-1}, ... */
  public static LabelSet numbered(int classes) {
    return new LabelSet(IntStream.range(0, classes).mapToObj(i -> "class-" + i).toList());
  }
}
