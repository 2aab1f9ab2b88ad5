package dev.firstpass.tools.roboflow;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.tools.roboflow.Catalogue.Found;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** One request between its reading and its answer. */
final class Inference implements ToolDrafting {
  private static final double NANOS = 1e9;
  private static final String LABELS = "labels";

  private final InferRequest request;
  private final Found model;
  private final Question question;
  private final LongSupplier nanoTime;
  private final long start;

  /**
   * @param request what is asked for
   * @param model whom to ask
   * @param nanoTime tells how long it took
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when the model cannot answer
   *     the question
   */
  Inference(InferRequest request, Found model, LongSupplier nanoTime) {
    this.request = request;
    this.model = model;
    this.question = request.question().orElse(model.question());
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    if (!question.answeredBy(model.facts().task())) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          "model '"
              + request.model()
              + "' does not answer infer/"
              + question.route()
              + "; ask infer/"
              + model.question().route());
    }
  }

  @Override
  public List<ToolDraft> drafts() {
    Map<String, Object> wishes = new LinkedHashMap<>(request.wishes().settings());
    List<String> classes =
        request.wishes().classes().stream()
            .filter(label -> model.facts().labels().indexOf(label) >= 0)
            .toList();
    if (!classes.isEmpty()) {
      wishes.put(LABELS, classes);
    }
    DraftRequest draft =
        new DraftRequest(model.ref(), List.of(), Map.of(), LabelMap.IDENTITY, wishes);
    return List.of(new ToolDraft(draft, request.pictures()));
  }

  /** There is no way to tell of one picture of a list that it failed: then all have. */
  @Override
  public ToolAnswer answer(List<List<DraftResult>> results) throws IOException {
    double seconds = (nanoTime.getAsLong() - start) / NANOS;
    Predictions predictions =
        new Predictions(question, model.facts().labels(), request.wishes(), seconds);
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      if (request.list()) {
        json.writeStartArray();
      }
      for (DraftResult result : results.get(0)) {
        predictions.write(draft(result), json);
      }
      if (request.list()) {
        json.writeEndArray();
      }
    }
    return ToolAnswer.json(200, text.toString()).without(predictions.dropped());
  }

  private Draft draft(DraftResult result) {
    if (result instanceof Drafted drafted) {
      return drafted.draft();
    }
    Failed failed = (Failed) result;
    throw new DraftingException(
        failed.code(), request.list() ? failed.itemId() + ": " + failed.detail() : failed.detail());
  }
}
