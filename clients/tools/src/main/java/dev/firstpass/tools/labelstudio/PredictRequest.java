package dev.firstpass.tools.labelstudio;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a call for predictions holds.
 *
 * @param tasks in the order of the answer, at least one
 * @param config the labelling configuration
 * @param interactive whether an annotator waits for it in the editor
 * @param prompts what the annotator showed
 */
record PredictRequest(
    List<Task> tasks, LabelingConfig config, boolean interactive, Prompts prompts) {
  PredictRequest {
    tasks = List.copyOf(tasks);
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(prompts, "prompts");
  }

  /**
   * One task.
   *
   * @param id empty when the client sent none
   * @param data field values
   */
  record Task(String id, Map<?, ?> data) {
    private static Task of(@Nullable Object raw) {
      if (!(raw instanceof Map<?, ?> task)) {
        return new Task("", Map.of());
      }
      Object id = task.get("id");
      return new Task(
          id == null ? "" : String.valueOf(id),
          task.get("data") instanceof Map<?, ?> data ? data : Map.of());
    }
  }

  /**
   * Reads the object of a body: {@code tasks} a list or one object, with ids or without.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when something is missing
   */
  static PredictRequest read(Map<?, ?> body) {
    List<Task> tasks = new ArrayList<>();
    Object raw = body.get("tasks");
    if (raw instanceof List<?> list) {
      list.forEach(task -> tasks.add(Task.of(task)));
    } else if (raw != null) {
      tasks.add(Task.of(raw));
    }
    if (tasks.isEmpty()) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST, "the call has no 'tasks'; send a list of at least one");
    }
    if (!(body.get("label_config") instanceof String config)) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          "the call has no 'label_config': without the project's labels no draft can fit them");
    }
    Map<?, ?> context =
        body.get("params") instanceof Map<?, ?> params
                && params.get("context") instanceof Map<?, ?> given
            ? given
            : Map.of();
    return new PredictRequest(
        tasks, LabelingConfig.parse(config), !context.isEmpty(), Prompts.of(context));
  }
}
