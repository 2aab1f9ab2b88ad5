package dev.firstpass.server.http;

import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.PictureFrames;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.core.tool.ToolExchange;
import dev.firstpass.core.tool.ToolRun;
import dev.firstpass.inference.BulkDrafter;
import dev.firstpass.inference.BulkDrafter.ToolDrafts;
import dev.firstpass.inference.GraphRunner;
import dev.firstpass.inference.registry.ModelRegistry;
import dev.firstpass.server.ServerConfig;
import dev.firstpass.server.ServerMetrics;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Mounts one annotation tool's protocol: the adapter reads and writes, the {@link BulkDrafter}
 * drafts and the {@link GraphRunner} runs. Problems are answered in the tool's own form.
 * Thread-safe.
 */
public final class ToolHandler {
  private static final String TOKEN_AWAITED = "tool-token-awaited";

  private final ToolAdapter tool;
  private final ServerConfig config;
  private final BulkDrafter drafter;
  private final GraphRunner graphs;
  private final ModelDirectory models;
  private final PictureFrames pictures;
  private final ToolCalls calls;
  private final Bodies bodies;
  private final ServerMetrics metrics;
  private final DropHeader drops;

  /**
   * @param tool the protocol
   * @param config limits and deadline
   * @param drafter does the work
   * @param graphs runs graphs on a tool's own tensors
   * @param registry which models there are
   * @param pictures how pictures are stored
   * @param bodies reads bodies
   * @param metrics counts
   */
  public ToolHandler(
      ToolAdapter tool,
      ServerConfig config,
      BulkDrafter drafter,
      GraphRunner graphs,
      ModelRegistry registry,
      PictureFrames pictures,
      Bodies bodies,
      ServerMetrics metrics) {
    this.tool = tool;
    this.config = config;
    this.drafter = drafter;
    this.graphs = graphs;
    this.models = new RegistryDirectory(registry);
    this.pictures = pictures;
    this.calls = new ToolCalls(tool.mountPath());
    this.bodies = bodies;
    this.metrics = metrics;
    this.drops = new DropHeader(metrics);
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
   * Whether a request of this tool needs no token where every client may put it: its client cannot
   * send one, puts it elsewhere, or the path has it as first segment: {@code ~TOKEN}. A token that
   * may be in the body is awaited and looked for once the body was read.
   */
  boolean lets(Context context) {
    if (!owns(context.path())) {
      return false;
    }
    ToolCall head = calls.head(context);
    if (tool.open(head.path())) {
      return true;
    }
    Optional<String> token = config.token();
    if (token.isEmpty() || Tokens.carried(token.get(), context)) {
      return false;
    }
    if (calls.pathToken(context).filter(given -> Tokens.same(token.get(), given)).isPresent()
        || brings(token.get(), head)) {
      return true;
    }
    boolean awaited = tool.tokenInBody() && head.method().equals("POST");
    context.attribute(TOKEN_AWAITED, awaited);
    return awaited;
  }

  private boolean brings(String token, ToolCall call) {
    return tool.token(call).filter(given -> Tokens.same(token, given)).isPresent();
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
      context.status(tool.writeError(calls.head(context), problem, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.contentType("application/json").result(out.toByteArray());
  }

  private void exchange(Context context, Bodies.Room room) throws IOException {
    ToolCall call = calls.read(context, room);
    if (Boolean.TRUE.equals(context.attribute(TOKEN_AWAITED))
        && !brings(config.token().orElse(""), call)) {
      Tokens.refuse(context);
    }
    ToolExchange exchange = tool.open(call, models);
    if (exchange instanceof ToolAnswer answer) {
      send(context, answer);
    } else if (exchange instanceof ToolDrafting drafting) {
      send(context, draft(drafting, room));
    } else {
      send(context, run((ToolRun) exchange, room));
    }
  }

  private ToolAnswer run(ToolRun run, Bodies.Room room) {
    long start = System.nanoTime();
    long max = bodies.maxBytes();
    try {
      ToolAnswer answer =
          graphs.run(
              run.model(),
              (model, graph) ->
                  run.answer(model, graph.run(run.inputs(graph.signature(), max)), max),
              config.patience());
      metrics.ran(run.model().name(), Duration.ofNanos(System.nanoTime() - start));
      return answer;
    } catch (DraftingException e) {
      if (PredictHandler.mayStillRun(e.code())) {
        room.abandon();
      }
      throw e;
    }
  }

  private ToolAnswer draft(ToolDrafting exchange, Bodies.Room room) throws IOException {
    long start = System.nanoTime();
    Duration patience =
        tool.patience()
            .filter(most -> most.compareTo(config.patience()) < 0)
            .orElse(config.patience());
    List<List<DraftResult>> all = new ArrayList<>();
    for (ToolDraft draft : exchange.drafts(pictures)) {
      Duration left = patience.minusNanos(System.nanoTime() - start);
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
    drops.report(context, tool.name(), answer.dropped());
    context.status(answer.status()).contentType(answer.mediaType()).result(bytes(answer.body()));
  }

  /** The bytes of a body; its own array where that holds nothing else. */
  private static byte[] bytes(ByteBuffer body) {
    if (body.hasArray() && body.arrayOffset() == 0 && body.array().length == body.remaining()) {
      return body.array();
    }
    byte[] copy = new byte[body.remaining()];
    body.duplicate().get(copy);
    return copy;
  }
}
