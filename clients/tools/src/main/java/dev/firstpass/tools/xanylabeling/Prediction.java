package dev.firstpass.tools.xanylabeling;

import dev.firstpass.core.draft.AskedItem.Given;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.geometry.StoredFrame;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.Orientation;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import dev.firstpass.core.tool.PictureFrames;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call for predictions between its request and its answer. */
final class Prediction implements ToolDrafting {
  private static final String LABELS = "labels";

  private final PredictRequest request;
  private final PixelSpace space;
  private final Facts facts;
  private final boolean promptable;

  /**
   * @param request the picture and what is asked of it
   * @param space of the marks and of the answer
   * @param facts what is known of the model
   */
  Prediction(PredictRequest request, PixelSpace space, Facts facts) {
    this.request = request;
    this.space = space;
    this.facts = facts;
    this.promptable = Marks.wantedBy(facts);
  }

  /** As if the picture were stored upright. */
  @Override
  public List<ToolDraft> drafts() {
    return drafts(picture -> new StoredFrame(Orientation.UPRIGHT, 1, 1));
  }

  @Override
  public List<ToolDraft> drafts(PictureFrames pictures) {
    Map<String, Object> wishes = new LinkedHashMap<>(request.settings());
    List<String> classes = request.classes().stream().filter(this::exists).toList();
    if (!classes.isEmpty()) {
      wishes.put(LABELS, classes);
    }
    Map<String, Object> shown = Map.of();
    if (promptable) {
      if (request.marks().isEmpty()) {
        return List.of();
      }
      wishes.clear();
      shown = request.marks().settings(space.frame(pictures.of(request.picture().content())));
    }
    DraftRequest draft =
        new DraftRequest(request.model(), List.of(), shown, LabelMap.IDENTITY, wishes);
    return List.of(new ToolDraft(draft, List.of(new Given(request.picture()))));
  }

  private boolean exists(String label) {
    return facts.labels().indexOf(label) >= 0;
  }

  @Override
  public ToolAnswer answer(List<List<DraftResult>> results) throws IOException {
    Optional<DraftResult> result = results.stream().flatMap(List::stream).findFirst();
    if (result.isPresent() && result.get() instanceof Failed failed) {
      throw new DraftingException(failed.code(), failed.detail());
    }
    Shapes shapes = new Shapes(request.classes(), request.fineness(), promptable);
    if (result.isPresent() && result.get() instanceof Drafted drafted) {
      write(drafted.draft(), shapes);
    }
    return shapes.answer();
  }

  private void write(Draft draft, Shapes shapes) {
    if (draft.item() instanceof ImageFacts picture) {
      shapes.add(draft.suggestions(), space.frame(StoredFrame.of(picture)));
    }
  }
}
