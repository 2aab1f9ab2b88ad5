package dev.firstpass.server.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.inference.BulkDrafter;
import dev.firstpass.inference.RequestWatch;
import dev.firstpass.inference.registry.ModelHandle.Lease;
import dev.firstpass.inference.registry.ModelRegistry;
import dev.firstpass.server.ServerConfig;
import dev.firstpass.server.ServerMetrics;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /v1/models/{name}/predict}: limits, deadline, reading and answering; the drafting
 * itself is the {@link BulkDrafter}'s. Thread-safe.
 */
public final class PredictHandler {
  private static final Parameter<Map<String, String>> MAP =
      Parameter.of(
          "map",
          ParameterType.namesByName(),
          Map.of(),
          "New names for labels: dog=animal,cat=animal");

  private final ServerConfig config;
  private final BulkDrafter drafter;
  private final ModelRegistry registry;
  private final Bodies bodies;
  private final LabelFormats formats;
  private final ServerMetrics metrics;

  /**
   * @param config limits and deadline
   * @param drafter does the work
   * @param registry knows the models' labels
   * @param bodies reads bodies
   * @param formats formats of answers
   * @param metrics counts
   */
  public PredictHandler(
      ServerConfig config,
      BulkDrafter drafter,
      ModelRegistry registry,
      Bodies bodies,
      LabelFormats formats,
      ServerMetrics metrics) {
    this.config = config;
    this.drafter = drafter;
    this.registry = registry;
    this.bodies = bodies;
    this.formats = formats;
    this.metrics = metrics;
  }

  void handle(Context context) throws IOException {
    long start = System.nanoTime();
    ModelRef model = model(context);
    Optional<LabelFormat> format = formats.wanted(context, media(model));
    try (Bodies.Room room = bodies.reserve(context)) {
      PredictCall call = PredictBody.read(context, room);
      refuseTooMany(call);
      LabelMap labelMap = labelMap(call);
      if (PredictEvents.wanted(context)) {
        PredictEvents events = new PredictEvents(context, System::nanoTime);
        List<DraftResult> results = draft(model, call, labelMap, room, events);
        metrics.answered(model.name(), results, Duration.ofNanos(System.nanoTime() - start));
        events.finish(results);
        return;
      }
      List<DraftResult> results = draft(model, call, labelMap, room, RequestWatch.NONE);
      metrics.answered(model.name(), results, Duration.ofNanos(System.nanoTime() - start));
      answer(context, call, format, labelMap, results);
    }
  }

  private static ModelRef model(Context context) {
    String version = context.pathParamMap().get("version");
    return new ModelRef(context.pathParam("name"), version);
  }

  /** What a model labels, known before anything of the body is read. */
  private MediaKind media(ModelRef model) {
    try (Lease lease = registry.acquire(model)) {
      return lease.model().spec().input().kind();
    }
  }

  private void refuseTooMany(PredictCall call) {
    if (call.entries().size() > config.maxItems()) {
      throw new DraftingException(
          ErrorCode.TOO_MANY_ITEMS,
          "the request has "
              + call.entries().size()
              + " items, the limit is "
              + config.maxItems()
              + " (--max-items); send them in several requests");
    }
  }

  private static LabelMap labelMap(PredictCall call) {
    Object raw = call.parameters().get(MAP.name());
    return raw == null ? LabelMap.IDENTITY : new LabelMap(MAP.read(raw));
  }

  private List<DraftResult> draft(
      ModelRef model, PredictCall call, LabelMap labelMap, Bodies.Room room, RequestWatch watch) {
    Map<String, Object> settings = new LinkedHashMap<>(call.parameters());
    settings.remove(MAP.name());
    DraftRequest request = new DraftRequest(model, List.of(), settings, labelMap);
    List<DraftResult> drafted = drafter.draft(request, call.entries(), config.patience(), watch);
    if (drafted.stream().anyMatch(PredictHandler::mayStillRun)) {
      room.abandon();
    }
    return drafted;
  }

  /** Whether a worker may still read the item's bytes although its result is there. */
  static boolean mayStillRun(DraftResult result) {
    return result instanceof Failed failed && mayStillRun(failed.code());
  }

  /** Whether a worker may still be busy with what failed so. */
  static boolean mayStillRun(ErrorCode code) {
    return code == ErrorCode.DEADLINE_EXCEEDED || code == ErrorCode.SHUTTING_DOWN;
  }

  private void answer(
      Context context,
      PredictCall call,
      Optional<LabelFormat> format,
      LabelMap labelMap,
      List<DraftResult> results)
      throws IOException {
    if (call.list() && format.isPresent()) {
      throw new DraftingException(
          ErrorCode.UNKNOWN_FORMAT,
          "format '"
              + format.get().name()
              + "' answers one item at a time; send one, ask for json, or use 'firstpass label'");
    }
    if (call.list()) {
      answerList(context, results);
    } else if (results.get(0) instanceof Failed failed) {
      throw new DraftingException(failed.code(), failed.detail());
    } else {
      answerOne(context, format, labelMap, ((Drafted) results.get(0)).draft());
    }
  }

  private void answerOne(
      Context context, Optional<LabelFormat> format, LabelMap labelMap, Draft draft)
      throws IOException {
    if (format.isPresent()) {
      formats.answer(context, format.get(), draft, projectLabels(context, labelMap));
      return;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = PlainJson.factory().createGenerator(out)) {
      DraftJson.write(draft, json);
    }
    context.contentType("application/json").result(out.toByteArray());
  }

  private static void answerList(Context context, List<DraftResult> results) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = PlainJson.factory().createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("results");
      for (DraftResult result : results) {
        DraftJson.write(result, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    context.contentType("application/json").result(out.toByteArray());
  }

  /** The model's labels as the project names them, in the order of class ids. */
  private LabelSet projectLabels(Context context, LabelMap labelMap) {
    try (Lease lease = registry.acquire(model(context))) {
      return labelMap.apply(lease.model().spec().labels());
    }
  }
}
