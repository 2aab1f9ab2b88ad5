package dev.firstpass.tools.labelstudio;

import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.draft.AskedItem.Unreadable;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.tools.labelstudio.LabelingConfig.ObjectTag;
import dev.firstpass.tools.labelstudio.PredictRequest.Task;
import dev.firstpass.tools.labelstudio.ProjectModels.ProjectModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** One model's share of a call for predictions: what it drafts, and what becomes of its drafts. */
final class ModelShare {
  private final PredictRequest request;
  private final ProjectModels project;
  private final ProjectModel model;
  private final ObjectTag object;
  private final List<Control> controls;
  private final List<AskedItem> items = new ArrayList<>();

  /** The places of each task's items, and behind them the end. */
  private final int[] first;

  /**
   * @param request tasks
   * @param project whose share it is
   * @param model whose share it is
   * @param object that it labels
   */
  ModelShare(PredictRequest request, ProjectModels project, ProjectModel model, ObjectTag object) {
    this.request = request;
    this.project = project;
    this.model = model;
    this.object = object;
    this.controls =
        model.controls().stream()
            .filter(control -> control.objects().contains(object.name()))
            .toList();
    this.first = new int[request.tasks().size() + 1];
    for (int i = 0; i < request.tasks().size(); i++) {
      ask(i, request.tasks().get(i));
      first[i + 1] = items.size();
    }
  }

  private void ask(int place, Task task) {
    List<String> values = TaskMedia.values(task.data(), object.field());
    String id = task.id().isEmpty() ? "task " + place : task.id();
    String name = id.substring(0, Math.min(id.length(), Item.MAX_ID_LENGTH));
    if (values.isEmpty()) {
      items.add(
          new Unreadable(
              new Failed(
                  name,
                  ErrorCode.INVALID_REQUEST,
                  "the task's data has no field '" + object.field() + "' with an address")));
    }
    for (String value : values) {
      items.add(new Referenced(name, TaskMedia.addresses(value, task.id())));
    }
  }

  /** Returns whether the model has to be shown the object, and finds nothing by itself. */
  boolean wantsPrompts() {
    return model.facts().parameter("points").isPresent()
        && model.facts().parameter("boxes").isPresent();
  }

  /** Returns what the model is asked. */
  ToolDraft draft() {
    Map<String, Object> settings = project.settings(model);
    if (wantsPrompts()) {
      settings.putAll(request.prompts().settings());
    }
    OptionalDouble lowest = controls.stream().mapToDouble(this::threshold).min();
    if (model.facts().parameter(ProjectModels.THRESHOLD).isPresent()
        && lowest.isPresent()
        && controls.stream().anyMatch(control -> control.threshold().isPresent())) {
      settings.put(ProjectModels.THRESHOLD, lowest.getAsDouble());
    }
    return ToolDraft.of(model.ref(), items, settings);
  }

  /**
   * Writes what was found in a task.
   *
   * @param found of all items
   * @return why something of it could not be drafted
   */
  Optional<Failed> write(int task, List<DraftResult> found, Results results) {
    Optional<Failed> failed = Optional.empty();
    boolean several = first[task + 1] - first[task] > 1;
    for (int i : IntStream.range(first[task], first[task + 1]).toArray()) {
      if (found.get(i) instanceof Drafted drafted) {
        write(drafted.draft(), several ? i - first[task] : -1, results);
      } else {
        failed = Optional.of((Failed) found.get(i));
      }
    }
    return failed;
  }

  private void write(Draft draft, int index, Results results) {
    TagResults.write(draft, controls, object.name(), this::threshold, results);
    if (draft.item() instanceof AudioFacts) {
      new RecordingResults(controls, object.name(), this::threshold, results).write(draft);
    } else if (draft.item() instanceof ImageFacts picture) {
      PictureResults regions =
          new PictureResults(controls, object.name(), picture, index, this::threshold, results);
      for (int i = 0; i < draft.suggestions().size(); i++) {
        if (draft.suggestions().get(i) instanceof Region region) {
          regions.write(draft, i, named(region));
        }
      }
    }
  }

  /** The object that was shown has the name that the annotator chose. */
  private Region named(Region region) {
    String label = request.prompts().label();
    return wantsPrompts() && !label.isEmpty() ? region.withLabel(label) : region;
  }

  private double threshold(Control control) {
    return project.threshold(model, control);
  }
}
