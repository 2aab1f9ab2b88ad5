package dev.firstpass.server.http;

import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAdapter.FormPart;
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import dev.firstpass.core.tool.ToolAdapter.ToolExchange;
import dev.firstpass.inference.Drafter;
import dev.firstpass.server.ServerConfig;
import dev.firstpass.server.ServerMetrics;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mounts one annotation tool's protocol: the adapter reads and writes, the {@link Drafter} drafts.
 * Problems are answered in the tool's own form. Thread-safe.
 */
public final class ToolHandler {
  private final ToolAdapter tool;
  private final ServerConfig config;
  private final Drafter drafter;
  private final Bodies bodies;
  private final ServerMetrics metrics;

  /**
   * @param tool the protocol
   * @param config limits and deadline
   * @param drafter does the work
   * @param bodies reads bodies
   * @param metrics counts
   */
  public ToolHandler(
      ToolAdapter tool,
      ServerConfig config,
      Drafter drafter,
      Bodies bodies,
      ServerMetrics metrics) {
    this.tool = tool;
    this.config = config;
    this.drafter = drafter;
    this.bodies = bodies;
    this.metrics = metrics;
  }

  /** Returns where the paths that this handles begin. */
  String mountPath() {
    return tool.mountPath();
  }

  /** Whether a path is the tool's, so that its problems are told in the tool's form. */
  boolean owns(String path) {
    return path.startsWith(mountPath() + "/");
  }

  void handle(Context context) throws IOException {
    try (Bodies.Room room = bodies.reserve(context)) {
      exchange(context, room);
    }
  }

  /** Answers with a problem in the tool's own form. */
  void refuse(Context context, DraftingException problem) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      context.status(tool.writeError(problem, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.contentType("application/json").result(out.toByteArray());
  }

  private void exchange(Context context, Bodies.Room room) throws IOException {
    long start = System.nanoTime();
    ToolExchange exchange = tool.open(call(context, room));
    DraftRequest request = exchange.request();
    if (request.items().size() > config.maxItems()) {
      throw new DraftingException(
          ErrorCode.TOO_MANY_ITEMS,
          "the request has "
              + request.items().size()
              + " items, the limit is "
              + config.maxItems());
    }
    List<DraftResult> results = drafter.draft(request, config.patience());
    if (results.stream().anyMatch(PredictHandler::mayStillRun)) {
      room.abandon();
    }
    metrics.answered(request.model().name(), results, Duration.ofNanos(System.nanoTime() - start));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    exchange.write(results, out);
    context.contentType(exchange.mediaType()).result(out.toByteArray());
  }

  private ToolCall call(Context context, Bodies.Room room) throws IOException {
    Map<String, String> query = new LinkedHashMap<>();
    context.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
    boolean form = context.isMultipartFormData();
    return new ToolCall(
        context.method().name(),
        context.path().substring(Math.min(context.path().length(), mountPath().length() + 1)),
        query,
        Optional.ofNullable(context.contentType()).orElse(""),
        form ? ByteBuffer.allocate(0) : room.read(context),
        form ? form(context) : List.of());
  }

  private static List<FormPart> form(Context context) throws IOException {
    List<FormPart> parts = new ArrayList<>();
    for (Map.Entry<String, List<UploadedFile>> field : context.uploadedFileMap().entrySet()) {
      for (UploadedFile file : field.getValue()) {
        try (InputStream in = file.content()) {
          ByteBuffer content = ByteBuffer.wrap(in.readAllBytes());
          parts.add(new FormPart(field.getKey(), file.filename(), content));
        }
      }
    }
    context
        .formParamMap()
        .forEach((name, values) -> values.forEach(value -> parts.add(FormPart.text(name, value))));
    return parts;
  }
}
