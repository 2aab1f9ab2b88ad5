package dev.firstpass.tools.openinference;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolAnswer.Dropped;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.tools.openinference.DraftColumn.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A request whose input is encoded items, which are drafted: one row for each suggestion, and each
 * whole draft as JSON. An item that failed has no rows; its problem stands in the place of its
 * draft.
 */
final class DraftExchange implements ToolDrafting {
  /** The output that holds a whole draft for each item. */
  static final String DRAFT = "draft";

  private static final int LARGEST = Integer.MAX_VALUE - 64;

  private final ModelId model;
  private final Facts facts;
  private final InferRequest request;
  private final ToolDraft draft;
  private final List<DraftColumn> columns;
  private final List<String> names;

  /**
   * @param model which model
   * @param facts what is known of it
   * @param request id, outputs and settings; its inputs are not looked at
   * @param items what to draft, at least one
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when an output is asked for
   *     that these drafts do not have
   */
  DraftExchange(ModelId model, Facts facts, InferRequest request, List<AskedItem> items) {
    this.model = model;
    this.facts = facts;
    this.request = request;
    this.draft =
        ToolDraft.of(new ModelRef(model.name(), model.version()), items, request.parameters());
    this.columns = DraftColumn.of(facts);
    this.names =
        request
            .outputs()
            .of(
                Stream.concat(columns.stream().map(DraftColumn::wireName), Stream.of(DRAFT))
                    .toList());
  }

  @Override
  public List<ToolDraft> drafts() {
    return List.of(draft);
  }

  @Override
  public ToolAnswer answer(List<List<DraftResult>> results) throws IOException {
    List<DraftResult> items = results.get(0);
    List<Failed> failed =
        items.stream().filter(Failed.class::isInstance).map(Failed.class::cast).toList();
    if (items.size() == 1 && !failed.isEmpty()) {
      throw new DraftingException(failed.get(0).code(), failed.get(0).detail());
    }
    List<Row> rows = rows(items);
    InferAnswer answer =
        new InferAnswer(
            model, request.id(), failed.isEmpty() ? Map.of() : Map.of("failed", failed.size()));
    for (String name : names) {
      answer.add(tensor(name, rows, items), request.outputs().binary(name));
    }
    return answer.write(LARGEST).without(names.contains(DRAFT) ? List.of() : untold(items));
  }

  private AnswerTensor tensor(String name, List<Row> rows, List<DraftResult> items)
      throws IOException {
    for (DraftColumn column : columns) {
      if (column.wireName().equals(name)) {
        return column.tensor(rows, facts.labels());
      }
    }
    List<String> drafts = new ArrayList<>(items.size());
    for (DraftResult item : items) {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
        DraftJson.write(item, json);
      }
      drafts.add(text.toString());
    }
    return AnswerTensor.of(DRAFT, drafts);
  }

  private List<Row> rows(List<DraftResult> items) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Drafted drafted) {
        for (Suggestion suggestion : drafted.draft().suggestions()) {
          if (DraftColumn.tell(columns, suggestion)) {
            rows.add(new Row(i, drafted.draft().item(), suggestion));
          }
        }
      }
    }
    return rows;
  }

  /** What has no row, by label. */
  private List<Dropped> untold(List<DraftResult> items) {
    Map<String, Integer> counts = new TreeMap<>();
    items.stream()
        .flatMap(item -> suggestions(item).stream())
        .filter(suggestion -> !DraftColumn.tell(columns, suggestion))
        .forEach(suggestion -> counts.merge(suggestion.label(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> new Dropped("no-output", entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<Suggestion> suggestions(DraftResult result) {
    return result instanceof Drafted drafted ? drafted.draft().suggestions() : List.of();
  }
}
