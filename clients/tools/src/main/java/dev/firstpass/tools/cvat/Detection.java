package dev.firstpass.tools.cvat;

import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolAnswer.Dropped;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One frame for a detector, between its request and the list of what was found in it. */
final class Detection implements ToolDrafting {
  private static final String THRESHOLD = "threshold";

  private final CvatFunction function;
  private final InvocationRequest request;

  /**
   * @param function that is called
   * @param request with the frame
   */
  Detection(CvatFunction function, InvocationRequest request) {
    this.function = function;
    this.request = request;
  }

  @Override
  public List<ToolDraft> drafts() {
    return List.of(
        new ToolDraft(
            new DraftRequest(function.model(), List.of(), Map.of(), LabelMap.IDENTITY, wishes()),
            List.of(new AskedItem.Given(request.image()))));
  }

  /** CVAT leaves out a threshold of 0 and means the model's own. */
  private Map<String, Object> wishes() {
    Map<String, Object> wishes = new LinkedHashMap<>(MaskOutlines.WISHES);
    Object threshold = request.fields().get(THRESHOLD);
    boolean isNone = threshold instanceof Number number && number.doubleValue() == 0;
    if (threshold != null && !isNone) {
      wishes.put(THRESHOLD, threshold);
    }
    return wishes;
  }

  @Override
  public ToolAnswer answer(List<List<DraftResult>> results) throws IOException {
    DraftResult result = results.get(0).get(0);
    return result instanceof Failed failed
        ? withoutObjects(failed)
        : objects(((Drafted) result).draft());
  }

  private ToolAnswer objects(Draft draft) throws IOException {
    DropReport drops = new DropReport();
    DetectionJson json = new DetectionJson(function.facts(), (ImageFacts) draft.item(), drops);
    for (Suggestion suggestion : draft.suggestions()) {
      if (suggestion instanceof Region region) {
        json.add(region);
      }
    }
    for (Tag tag : tags(draft)) {
      json.add(tag);
    }
    return json.answer().without(drops.dropped());
  }

  /** Where no threshold says how sure is sure enough, only the best. */
  private static List<Tag> tags(Draft draft) {
    boolean isChosen =
        draft.parameters().get(THRESHOLD) instanceof Number number && number.doubleValue() > 0;
    return draft.suggestions().stream()
        .filter(Tag.class::isInstance)
        .map(Tag.class::cast)
        .sorted(Comparator.comparingDouble(tag -> -tag.score()))
        .limit(isChosen ? Long.MAX_VALUE : 1)
        .toList();
  }

  private ToolAnswer withoutObjects(Failed failed) throws IOException {
    FrameFailure failure = new FrameFailure(failed);
    failure.throwUnlessOfTheFrame();
    return Json.answer(List.of())
        .without(List.of(new Dropped(failed.code().code(), failure.told(request.image()), 1)));
  }
}
