package dev.firstpass.server;

import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.inference.BulkDrafter;
import dev.firstpass.inference.BulkLimits;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.media.fetch.Fetcher;
import dev.firstpass.server.http.Bodies;
import dev.firstpass.server.http.DropHeader;
import dev.firstpass.server.http.HttpServer;
import dev.firstpass.server.http.LabelFormats;
import dev.firstpass.server.http.ModelsHandler;
import dev.firstpass.server.http.OperationsHandler;
import dev.firstpass.server.http.PredictHandler;
import dev.firstpass.server.http.ResolveHandler;
import dev.firstpass.server.http.ToolHandler;
import java.util.List;

/** The running server: HTTP over an engine. Stopping lets the work in flight end. Thread-safe. */
public final class Application implements AutoCloseable {
  /** Enough that fetching runs ahead of drafting. */
  private static final int LANES_PER_WORKER = 4;

  /** Items of some tens of whole projects. */
  private static final int MAX_LEFT = 20_000;

  private final ServerConfig config;
  private final Engine engine;
  private final HttpServer http;
  private final BulkDrafter drafter;

  private Application(ServerConfig config, Engine engine, HttpServer http, BulkDrafter drafter) {
    this.config = config;
    this.engine = engine;
    this.http = http;
    this.drafter = drafter;
  }

  /**
   * Starts listening.
   *
   * @param config how
   * @param engine does the drafting; stays the caller's to close
   * @param formats label file formats that answers may have
   * @param tools protocols of annotation tools
   */
  public static Application start(
      ServerConfig config, Engine engine, List<LabelFormat> formats, List<ToolAdapter> tools) {
    ServerMetrics metrics = new ServerMetrics(engine.queue(), engine.registry());
    Bodies bodies = new Bodies(config.maxBodyBytes(), config.maxBytesInFlight());
    Fetcher fetcher = new Fetcher(config.fetch());
    BulkDrafter drafter =
        new BulkDrafter(
            engine.drafter(),
            fetcher,
            new BulkLimits(
                LANES_PER_WORKER * engine.queue().workers(),
                config.maxItems(),
                engine.queue().capacity(),
                MAX_LEFT,
                // One worker stays free for whoever comes.
                Math.max(1, engine.queue().workers() - 1),
                config.linger(),
                config.rememberBytes()));
    HttpServer http =
        new HttpServer(
            config,
            engine.queue().capacity(),
            metrics,
            bodies,
            new PredictHandler(
                config,
                drafter,
                engine.registry(),
                bodies,
                new LabelFormats(formats, new DropHeader(metrics)),
                metrics),
            new ModelsHandler(engine.registry()),
            new ResolveHandler(fetcher, bodies, tools),
            new OperationsHandler(engine.registry(), metrics),
            tools.stream()
                .map(
                    tool ->
                        new ToolHandler(
                            tool,
                            config,
                            drafter,
                            engine.graphs(),
                            engine.registry(),
                            engine::frame,
                            bodies,
                            metrics))
                .toList());
    http.start();
    return new Application(config, engine, http, drafter);
  }

  /** Returns the address that clients use: {@code http://127.0.0.1:8080}. */
  public String address() {
    return http.address();
  }

  /** Takes no more requests, lets those in flight end within the configured time, and stops. */
  @Override
  public void close() {
    http.refuseNewWork();
    try {
      engine.queue().drain(config.drain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.stop(config.drain());
    drafter.close();
  }
}
