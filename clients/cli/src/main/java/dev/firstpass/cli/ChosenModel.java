package dev.firstpass.cli;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.registry.ModelHandle;
import dev.firstpass.inference.repository.ModelRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads the model that a command names, or the only one there is. */
final class ChosenModel {
  private ChosenModel() {}

  static ModelHandle load(Engine engine, @Nullable String name) {
    ModelRepository repository = engine.registry().repository();
    ModelId id = name == null ? only(repository) : repository.resolve(ModelRef.parse(name));
    ModelHandle handle = engine.registry().load(id);
    if (handle.state() != ModelHandle.State.READY) {
      throw new DraftingException(ErrorCode.INVALID_MODEL, handle.problem());
    }
    return handle;
  }

  private static ModelId only(ModelRepository repository) {
    List<ModelId> active = repository.active();
    if (active.size() == 1) {
      return active.get(0);
    }
    throw new DraftingException(
        ErrorCode.UNKNOWN_MODEL,
        active.isEmpty()
            ? "there are no models in "
                + repository.root()
                + "; bring one with 'firstpass models pull NAME' or 'firstpass models add FILE.onnx'"
            : "say which model with --model: "
                + String.join(", ", active.stream().map(ModelId::name).toList()));
  }
}
