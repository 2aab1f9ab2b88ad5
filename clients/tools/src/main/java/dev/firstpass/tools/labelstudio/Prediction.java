package dev.firstpass.tools.labelstudio;

import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.tools.labelstudio.LabelingConfig.ObjectTag;
import dev.firstpass.tools.labelstudio.ProjectModels.ProjectModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call for predictions between its request and its answer: one prediction a task, of all the
 * models that the project names.
 */
final class Prediction implements ToolDrafting {
  private static final String VIDEO = "video-not-drafted";

  private final PredictRequest request;
  private final ProjectModels project;
  private final List<ModelShare> shares = new ArrayList<>();

  /**
   * @param request tasks and configuration
   * @param project the models that fill its controls
   * @throws DraftingException when the project has nothing that a model labels
   */
  Prediction(PredictRequest request, ProjectModels project) {
    this.request = request;
    this.project = project;
    List<ModelShare> all = new ArrayList<>();
    for (ProjectModel model : project.models()) {
      Optional<ObjectTag> object = request.config().object(model.facts().media());
      if (object.isPresent()) {
        all.add(new ModelShare(request, project, model, object.get()));
      } else if (request.config().videos().isEmpty() && project.models().size() == 1) {
        throw nothingToLabel(model);
      }
    }
    if (all.isEmpty() && request.config().videos().isEmpty()) {
      throw nothingToLabel(project.models().get(0));
    }
    boolean shown = !request.prompts().isEmpty();
    boolean someoneWantsPrompts = all.stream().anyMatch(ModelShare::wantsPrompts);
    for (ModelShare share : all) {
      // Shown an object, only the models that asked for it answer; they find nothing otherwise.
      if (share.wantsPrompts() == (shown && someoneWantsPrompts)) {
        shares.add(share);
      }
    }
  }

  private static DraftingException nothingToLabel(ProjectModel model) {
    return new DraftingException(
        ErrorCode.INVALID_REQUEST,
        "the model labels items of kind "
            + model.facts().media().wireName()
            + ", and the labelling configuration has no such object");
  }

  @Override
  public List<ToolDraft> drafts() {
    return shares.stream().map(ModelShare::draft).toList();
  }

  @Override
  public ToolAnswer answer(List<List<DraftResult>> results) throws IOException {
    DropReport dropped = new DropReport();
    String version = project.version();
    List<Object> predictions = new ArrayList<>();
    for (int task = 0; task < request.tasks().size(); task++) {
      Results own = new Results(dropped);
      Optional<Failed> failed = Optional.empty();
      for (int share = 0; share < shares.size(); share++) {
        Optional<Failed> one = shares.get(share).write(task, results.get(share), own);
        failed = one.isPresent() ? one : failed;
      }
      predictions.add(
          failed.isEmpty() || request.interactive()
              ? own.prediction(version)
              : error(failed.get()));
    }
    for (Control control : request.config().videos()) {
      dropped.add(VIDEO, control.name(), request.tasks().size());
    }
    return ToolAnswer.json(200, PlainText.of(Map.of("results", predictions)))
        .without(dropped.dropped());
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
