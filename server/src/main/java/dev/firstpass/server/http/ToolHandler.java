package dev.firstpass.server.http;

import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAdapter.FormPart;
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolAnswer.Dropped;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.core.tool.ToolExchange;
import dev.firstpass.inference.BulkDrafter;
import dev.firstpass.inference.BulkDrafter.ToolDrafts;
import dev.firstpass.inference.registry.ModelRegistry;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mounts one annotation tool's protocol: the adapter reads and writes, the {@link BulkDrafter}
 * drafts. Problems are answered in the tool's own form. Thread-safe.
 */
public final class ToolHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ToolHandler.class);
  private static final String DROPPED = "X-Firstpass-Dropped";
  private static final int MAX_HEADER = 1000;
  private static final String TOKEN_SEGMENT = "~";

  private final ToolAdapter tool;
  private final ServerConfig config;
  private final BulkDrafter drafter;
  private final ModelDirectory models;
  private final Bodies bodies;
  private final ServerMetrics metrics;

  /**
   * @param tool the protocol
   * @param config limits and deadline
   * @param drafter does the work
   * @param registry which models there are
   * @param bodies reads bodies
   * @param metrics counts
   */
  public ToolHandler(
      ToolAdapter tool,
      ServerConfig config,
      BulkDrafter drafter,
      ModelRegistry registry,
      Bodies bodies,
      ServerMetrics metrics) {
    this.tool = tool;
    this.config = config;
    this.drafter = drafter;
    this.models = new RegistryDirectory(registry);
    this.bodies = bodies;
    this.metrics = metrics;
  }

  /** Returns where the paths that this handles begin. */
  String mountPath() {
    return tool.mountPath();
  }

  /** Whether a path is the tool's, so that its problems are told in the tool's form. */
  boolean owns(String path) {
    return path.equals(mountPath()) || path.startsWith(mountPath() + "/");
  }

  /**
   * Whether a request of this tool needs no token in its headers: its client cannot send one there,
   * or the path has it as first segment: {@code ~TOKEN}.
   */
  boolean lets(Context context) {
    if (!owns(context.path())) {
      return false;
    }
    String path = pathBelow(context);
    if (path.startsWith(TOKEN_SEGMENT) && config.token().isPresent()) {
      String given = path.substring(1).split("/", 2)[0];
      return Tokens.same(config.token().get(), given);
    }
    return tool.open(withoutToken(path));
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
    ToolExchange exchange = tool.open(call(context, room), models);
    if (exchange instanceof ToolAnswer answer) {
      send(context, answer);
    } else {
      send(context, draft((ToolDrafting) exchange, room));
    }
  }

  private ToolAnswer draft(ToolDrafting exchange, Bodies.Room room) throws IOException {
    long start = System.nanoTime();
    List<List<DraftResult>> all = new ArrayList<>();
    for (ToolDraft draft : exchange.drafts()) {
      Duration left = config.patience().minusNanos(System.nanoTime() - start);
      ToolDrafts drafts = drafter.draftForTool(draft.request(), draft.items(), tool.name(), left);
      all.add(drafts.results());
      drafts.lent().forEach(reader -> lend(room, reader));
      metrics.answered(
          draft.request().model().name(),
          drafts.results(),
          Duration.ofNanos(System.nanoTime() - start));
    }
    return exchange.answer(all);
  }

  /** The body is read until an item of it is done, and by a worker that was given up even then. */
  private static void lend(Bodies.Room room, CompletableFuture<DraftResult> reader) {
    room.lend(
        reader.thenAccept(
            result -> {
              if (PredictHandler.mayStillRun(result)) {
                room.abandon();
              }
            }));
  }

  private void send(Context context, ToolAnswer answer) {
    answer.headers().forEach(context::header);
    if (!answer.dropped().isEmpty()) {
      context.header(DROPPED, report(answer.dropped()));
    }
    byte[] body = new byte[answer.body().remaining()];
    answer.body().duplicate().get(body);
    context.status(answer.status()).contentType(answer.mediaType()).result(body);
  }

  /** Counts and logs what is not in an answer; returns it in one line of ASCII. */
  private String report(List<Dropped> dropped) {
    for (Dropped one : dropped) {
      metrics.dropped(tool.name(), one.reason(), one.count());
    }
    String line =
        dropped.stream()
            .map(one -> one.reason() + ":" + one.label() + "=" + one.count())
            .collect(Collectors.joining(", "))
            .replaceAll("[^\\x20-\\x7e]", "?");
    LOG.info("{} was not given {}", tool.name(), line);
    return line.substring(0, Math.min(line.length(), MAX_HEADER));
  }

  private ToolCall call(Context context, Bodies.Room room) throws IOException {
    Map<String, String> query = new LinkedHashMap<>();
    context.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
    Map<String, String> headers = new LinkedHashMap<>();
    context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    headers.remove("authorization");
    boolean form = context.isMultipartFormData();
    return new ToolCall(
        context.method().name(),
        withoutToken(pathBelow(context)),
        query,
        headers,
        Optional.ofNullable(context.contentType()).orElse(""),
        form ? ByteBuffer.allocate(0) : room.read(context),
        form ? form(context) : List.of());
  }

  private String pathBelow(Context context) {
    String path = context.path();
    return path.substring(Math.min(path.length(), mountPath().length() + 1));
  }

  private static String withoutToken(String path) {
    if (!path.startsWith(TOKEN_SEGMENT)) {
      return path;
    }
    int end = path.indexOf('/');
    return end < 0 ? "" : path.substring(end + 1);
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
