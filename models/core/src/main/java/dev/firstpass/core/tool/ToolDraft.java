package dev.firstpass.core.tool;

import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.model.ModelRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Items that a tool wants drafted by one model.
 *
 * @param request the model, settings and labels; its items are not looked at
 * @param items what to label, in the order of the results
 */
public record ToolDraft(DraftRequest request, List<AskedItem> items) {
  public ToolDraft {
    Objects.requireNonNull(request, "request");
    items = List.copyOf(items);
  }

  /**
   * Makes a draft that keeps the model's labels.
   *
   * @param parameters settings by name as plain values; unknown names are refused
   */
  public static ToolDraft of(
      ModelRef model, List<AskedItem> items, Map<String, Object> parameters) {
    return new ToolDraft(new DraftRequest(model, List.of(), parameters, LabelMap.IDENTITY), items);
  }

  /** Makes a draft of the items of a request, whose bytes are all there. */
  public static ToolDraft of(DraftRequest request) {
    return new ToolDraft(
        request, request.items().stream().<AskedItem>map(AskedItem.Given::new).toList());
  }

  /** Returns the items whose bytes came with the request. */
  public List<Item> given() {
    return items.stream()
        .filter(AskedItem.Given.class::isInstance)
        .map(item -> ((AskedItem.Given) item).item())
        .toList();
  }
}
