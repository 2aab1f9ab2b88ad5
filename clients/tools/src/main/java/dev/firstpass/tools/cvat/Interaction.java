package dev.firstpass.tools.cvat;

import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One click of an annotator, between its request and the mask of what was clicked at. */
final class Interaction implements ToolDrafting {
  private final CvatFunction function;
  private final InvocationRequest request;
  private final CvatPrompts prompts;

  /**
   * @param function that is called
   * @param request with the frame and what the annotator showed
   */
  Interaction(CvatFunction function, InvocationRequest request) {
    this.function = function;
    this.request = request;
    this.prompts = CvatPrompts.of(request.fields());
  }

  @Override
  public List<ToolDraft> drafts() {
    if (prompts.isEmpty()) {
      return List.of();
    }
    Map<String, Object> settings = new LinkedHashMap<>(prompts.settings());
    return List.of(
        new ToolDraft(
            new DraftRequest(
                function.model(), List.of(), settings, LabelMap.IDENTITY, MaskOutlines.WISHES),
            List.of(new AskedItem.Given(request.image()))));
  }

  /**
   * @throws DraftingException when nothing could be made of the frame: an annotator waits, and no
   *     run over a task is lost
   */
  @Override
  public ToolAnswer answer(List<List<DraftResult>> results) throws IOException {
    if (results.isEmpty()) {
      return InteractionJson.nothing();
    }
    DraftResult result = results.get(0).get(0);
    if (result instanceof Failed failed) {
      throw new FrameFailure(failed).problem();
    }
    Draft draft = ((Drafted) result).draft();
    InteractionJson json =
        new InteractionJson((ImageFacts) draft.item(), MaskOutlines.of(function.facts()));
    for (var suggestion : draft.suggestions()) {
      if (suggestion instanceof Region region) {
        return json.object(region.shape());
      }
    }
    return InteractionJson.nothing();
  }
}
