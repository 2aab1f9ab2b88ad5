package dev.firstpass.server;

import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.inference.batch.WorkQueue;
import dev.firstpass.inference.registry.ModelHandle;
import dev.firstpass.inference.registry.ModelRegistry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;

/** What the server counts, for Prometheus. Thread-safe. */
public final class ServerMetrics implements AutoCloseable {
  private static final String DRAFTED = "drafted";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /**
   * @param queue its size is shown
   * @param models their states are shown
   */
  public ServerMetrics(WorkQueue queue, ModelRegistry models) {
    Gauge.builder("firstpass.queue.items", queue, WorkQueue::size)
        .description("Items that wait or are worked on")
        .register(registry);
    Gauge.builder("firstpass.queue.capacity", queue, WorkQueue::capacity)
        .description("Items that may wait or be worked on")
        .register(registry);
    Gauge.builder("firstpass.models.ready", models, ServerMetrics::ready)
        .description("Models that are ready")
        .register(registry);
    // All outcomes exist from the start, so that a rate of zero can be told from a missing metric.
    for (ErrorCode code : ErrorCode.values()) {
      refused(code, 0);
    }
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** Counts the items of one request and the time until its answer was ready. */
  public void answered(String model, List<DraftResult> results, Duration duration) {
    for (DraftResult result : results) {
      String outcome = result instanceof DraftResult.Failed failed ? failed.code().code() : DRAFTED;
      registry.counter("firstpass.items", "model", model, "outcome", outcome).increment();
    }
    took(model, duration);
  }

  /** Counts a run of a graph on a caller's tensors and the time until its answer was ready. */
  public void ran(String model, Duration duration) {
    Counter.builder("firstpass.runs")
        .description("Runs of graphs on tensors that came with a request")
        .tag("model", model)
        .register(registry)
        .increment();
    took(model, duration);
  }

  private void took(String model, Duration duration) {
    Timer.builder("firstpass.request")
        .description("Time from a request's first byte to its answer")
        .tag("model", model)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofMinutes(1))
        .register(registry)
        .record(duration);
  }

  /** Counts suggestions that a tool could not be given. */
  public void dropped(String tool, String reason, int count) {
    Counter.builder("firstpass.suggestions.dropped")
        .description("Suggestions that are not in an answer to a tool, by reason")
        .tag("tool", tool)
        .tag("reason", reason)
        .register(registry)
        .increment(count);
  }

  /** Counts a request that was refused as a whole. */
  public void refused(ErrorCode code) {
    refused(code, 1);
  }

  /** Returns all metrics in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  private void refused(ErrorCode code, int count) {
    Counter.builder("firstpass.problems")
        .description("Requests that were refused, by error code")
        .tag("code", code.code())
        .tag("kind", code.kind().name())
        .register(registry)
        .increment(count);
  }

  private static double ready(ModelRegistry models) {
    return models.handles().stream()
        .filter(handle -> handle.state() == ModelHandle.State.READY)
        .count();
  }
}
