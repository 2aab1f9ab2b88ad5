package dev.firstpass.server.http;

import dev.firstpass.inference.registry.ModelHandle;
import dev.firstpass.inference.registry.ModelRegistry;
import dev.firstpass.server.ServerMetrics;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Health and metrics. Thread-safe. */
public final class OperationsHandler {
  private final ModelRegistry registry;
  private final ServerMetrics metrics;
  private volatile boolean stopping;

  /**
   * @param registry whose models are ready
   * @param metrics what was counted
   */
  public OperationsHandler(ModelRegistry registry, ServerMetrics metrics) {
    this.registry = registry;
    this.metrics = metrics;
  }

  /** Says from now on that the server is not ready. */
  void stopping() {
    stopping = true;
  }

  void live(Context context) throws IOException {
    JsonBody.answer(context, Map.of("status", "live"));
  }

  /**
   * Ready when no model is still loading; a model that could not be loaded does not stop the
   * others.
   */
  void ready(Context context) throws IOException {
    Map<String, Object> models = new LinkedHashMap<>();
    boolean loading = false;
    for (ModelHandle handle : registry.handles()) {
      loading |= handle.state() == ModelHandle.State.LOADING;
      models.put(handle.id().toString(), handle.state().name().toLowerCase(Locale.ROOT));
    }
    boolean ready = !loading && !stopping;
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", stopping ? "stopping" : ready ? "ready" : "loading");
    answer.put("models", models);
    context.status(ready ? 200 : 503);
    JsonBody.answer(context, answer);
  }

  void metrics(Context context) {
    context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
  }
}
