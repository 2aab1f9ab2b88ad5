package dev.firstpass.cli;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.MultiPass;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Prepared;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.MediaInput;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A family of graphs that nobody drafts with: {@code typed.onnx}, for tensors of all types. */
final class TypedFamily implements ModelFamily {
  private static final ImageInput INPUT =
      ImageInput.raw(
          new ImageInput.Fixed(8, 8),
          ImageInput.Resize.stretch(ImageInput.Kernel.LINEAR),
          ImageInput.Colour.RGB);

  @Override
  public String name() {
    return "typed";
  }

  @Override
  public String description() {
    return "Finds nothing.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return facts.signature().input("bools").isPresent()
        ? Optional.of(
            new Recognition(
                "typed",
                ModelTask.DETECTION,
                INPUT,
                1,
                Optional.of(new LabelSet(List.of("thing"))),
                Map.of(),
                Map.of(),
                List.of()))
        : Optional.empty();
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    return new MultiPass() {
      @Override
      public MediaInput input() {
        return INPUT;
      }

      @Override
      public LabelSet labels() {
        return spec.labels();
      }

      @Override
      public void check(Settings settings) {}

      @Override
      public List<Suggestion> draft(Prepared media, Sessions sessions, Settings settings) {
        return List.of();
      }
    };
  }
}
