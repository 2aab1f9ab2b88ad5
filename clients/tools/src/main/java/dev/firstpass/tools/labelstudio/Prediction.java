package dev.firstpass.tools.labelstudio;

import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.draft.AskedItem.Unreadable;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.tools.labelstudio.LabelingConfig.ObjectTag;
import dev.firstpass.tools.labelstudio.PredictRequest.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** One call for predictions between its request and its answer. */
final class Prediction implements ToolDrafting {
  private static final String THRESHOLD = "threshold";

  private final PredictRequest request;
  private final ModelRef model;
  private final Facts facts;
  private final String modelVersion;
  private final ObjectTag object;
  private final List<Control> controls;
  private final List<AskedItem> items = new ArrayList<>();

  /** For each item the place of its task, and where in the task it stands. */
  private final List<Place> places = new ArrayList<>();

  private record Place(int task, int index) {}

  /**
   * @param request tasks and configuration
   * @param model whom to ask
   * @param facts what is known of it
   * @param modelVersion as {@code setup} tells it
   * @throws DraftingException when the project has nothing that the model labels
   */
  Prediction(PredictRequest request, ModelRef model, Facts facts, String modelVersion) {
    this.request = request;
    this.model = model;
    this.facts = facts;
    this.modelVersion = modelVersion;
    this.object =
        request
            .config()
            .object(facts.media())
            .orElseThrow(
                () ->
                    new DraftingException(
                        ErrorCode.INVALID_REQUEST,
                        "the model labels items of kind "
                            + facts.media().wireName()
                            + ", and the labelling configuration has no such object"));
    this.controls = request.config().controls(object);
    for (int i = 0; i < request.tasks().size(); i++) {
      ask(i, request.tasks().get(i));
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
      places.add(new Place(place, -1));
    }
    for (int i = 0; i < values.size(); i++) {
      items.add(new Referenced(name, TaskMedia.addresses(values.get(i), task.id())));
      places.add(new Place(place, values.size() == 1 ? -1 : i));
    }
  }

  /** A model that has to be shown the object finds nothing by itself. */
  private boolean wantsPrompts() {
    return facts.parameter("points").isPresent() && facts.parameter("boxes").isPresent();
  }

  @Override
  public List<ToolDraft> drafts() {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (wantsPrompts()) {
      if (request.prompts().isEmpty()) {
        return List.of();
      }
      settings.putAll(request.prompts().settings());
    }
    OptionalDouble lowest = controls.stream().mapToDouble(this::threshold).min();
    if (facts.parameter(THRESHOLD).isPresent()
        && lowest.isPresent()
        && controls.stream().anyMatch(control -> control.threshold().isPresent())) {
      settings.put(THRESHOLD, lowest.getAsDouble());
    }
    return List.of(ToolDraft.of(model, items, settings));
  }

  @Override
  public ToolAnswer answer(List<List<DraftResult>> results) throws IOException {
    Map<String, Map<String, Integer>> dropped = new LinkedHashMap<>();
    List<Object> predictions = new ArrayList<>();
    List<DraftResult> found = results.isEmpty() ? List.of() : results.get(0);
    int next = 0;
    for (int task = 0; task < request.tasks().size(); task++) {
      Results own = new Results(dropped);
      Failed failed = null;
      while (next < found.size() && places.get(next).task() == task) {
        DraftResult result = found.get(next);
        if (result instanceof Drafted drafted) {
          write(drafted.draft(), places.get(next).index(), own);
        } else {
          failed = (Failed) result;
        }
        next++;
      }
      predictions.add(
          failed == null || request.interactive() ? own.prediction(modelVersion) : error(failed));
    }
    return ToolAnswer.json(200, PlainText.of(Map.of("results", predictions)))
        .without(Results.report(dropped));
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

  /** The lowest score of what a control is given: its own, or the model's. */
  private double threshold(Control control) {
    return control
        .threshold()
        .orElseGet(
            () ->
                facts
                    .parameter(THRESHOLD)
                    .filter(setting -> setting.defaultValue() instanceof Number)
                    .map(setting -> ((Number) setting.defaultValue()).doubleValue())
                    .orElse(0.0));
  }

  /**
   * An entry without {@code result} keeps its place and stores nothing: the task is asked again.
   */
  private static Map<String, Object> error(Failed failed) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("error", failed.detail());
    entry.put("code", failed.code().code());
    return entry;
  }
}
