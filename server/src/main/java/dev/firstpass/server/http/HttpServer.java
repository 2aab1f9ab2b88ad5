package dev.firstpass.server.http;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.server.ProjectVersion;
import dev.firstpass.server.ServerConfig;
import dev.firstpass.server.ServerMetrics;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listener and its routes. Its threads only read bodies and write answers. Thread-safe. */
public final class HttpServer {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  /**
   * Threads beyond those that the queue can keep waiting, so that health checks always find one.
   */
  private static final int SPARE_THREADS = 32;

  /** The largest that Jetty pools. */
  private static final int INPUT_BUFFER = 64 * 1024;

  private final ServerConfig config;
  private final ServerMetrics metrics;
  private final Bodies bodies;
  private final OperationsHandler operations;
  private final List<ToolHandler> tools;
  private final Javalin javalin;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile boolean refusing;

  /**
   * @param config where to listen and what to take on
   * @param queueCapacity how many items may keep a request waiting
   * @param metrics counts problems
   * @param bodies discards bodies of refused requests
   * @param predict drafts
   * @param models tells what is there
   * @param resolve tries addresses
   * @param operations health and metrics
   * @param tools protocols of annotation tools
   */
  public HttpServer(
      ServerConfig config,
      int queueCapacity,
      ServerMetrics metrics,
      Bodies bodies,
      PredictHandler predict,
      ModelsHandler models,
      ResolveHandler resolve,
      OperationsHandler operations,
      List<ToolHandler> tools) {
    this.config = config;
    this.metrics = metrics;
    this.bodies = bodies;
    this.operations = operations;
    this.tools = List.copyOf(tools);
    this.javalin =
        Javalin.create(
            javalin -> {
              configure(javalin, queueCapacity + SPARE_THREADS);
              guard(javalin.routes);
              problems(javalin.routes);
              Routes.add(javalin.routes, predict, models, resolve, operations, tools);
            });
  }

  /** Starts listening. */
  public void start() {
    javalin.start();
  }

  /** Returns the address that clients use. */
  public String address() {
    String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
    return "http://" + host + ":" + javalin.port();
  }

  /** Answers requests to draft with a refusal from now on; those in flight go on. */
  public void refuseNewWork() {
    refusing = true;
    operations.stopping();
  }

  /** Waits for the requests in flight, at most {@code patience}, and stops listening. */
  public void stop(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      synchronized (inFlight) {
        for (long left = deadline - System.nanoTime();
            inFlight.get() > 0 && left > 0;
            left = deadline - System.nanoTime()) {
          inFlight.wait(Math.max(1, left / 1_000_000));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    javalin.stop();
    metrics.close();
  }

  private void configure(JavalinConfig javalin, int maxThreads) {
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.http.prefer405over404 = true;
    javalin.http.maxRequestSize = config.maxBodyBytes();
    // Answers are small; compressing them would cost more than sending them.
    javalin.http.compressionStrategy = CompressionStrategy.NONE;
    QueuedThreadPool threads = new QueuedThreadPool(maxThreads, 8);
    threads.setName("http");
    javalin.jetty.threadPool = threads;
    javalin.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    javalin.jetty.addConnector(this::connector);
    javalin.jetty.multipartConfig.maxTotalRequestSize(config.maxBodyBytes(), SizeUnit.BYTES);
    javalin.jetty.multipartConfig.maxFileSize(config.maxBodyBytes(), SizeUnit.BYTES);
    // Never to the disk: the limit of all bodies in flight bounds the memory.
    javalin.jetty.multipartConfig.maxInMemoryFileSize(
        (int) Math.min(config.maxBodyBytes(), Integer.MAX_VALUE - 8), SizeUnit.BYTES);
    javalin.staticFiles.add(
        files -> {
          files.hostedPath = "/docs/ui";
          files.directory = "META-INF/resources/webjars/swagger-ui/" + ProjectVersion.swaggerUi();
          files.location = Location.CLASSPATH;
        });
  }

  /** Jetty's own reads 8 KiB at a time, which costs a photograph of a megabyte 150 turns. */
  private ServerConnector connector(Server server, HttpConfiguration http) {
    HttpConnectionFactory connections = new HttpConnectionFactory(http);
    connections.setInputBufferSize(INPUT_BUFFER);
    ServerConnector connector = new ServerConnector(server, connections);
    connector.setHost(config.host());
    connector.setPort(config.port());
    return connector;
  }

  /** Counts requests in flight and checks the token. */
  private void guard(RoutesConfig routes) {
    routes.before(
        context -> {
          inFlight.incrementAndGet();
          if (refusing && context.method().name().equals("POST")) {
            throw new DraftingException(
                ErrorCode.SHUTTING_DOWN, "the server is stopping; send the request elsewhere");
          }
          if (tools.stream().noneMatch(tool -> tool.lets(context))) {
            Tokens.check(config.token(), context);
          }
        });
    routes.after(
        context -> {
          if (inFlight.decrementAndGet() == 0) {
            synchronized (inFlight) {
              inFlight.notifyAll();
            }
          }
        });
  }

  private void problems(RoutesConfig routes) {
    routes.exception(DraftingException.class, this::answer);
    // Javalin has handlers of its own for its own exceptions, which this one replaces.
    routes.exception(HttpResponseException.class, this::refuse);
    routes.exception(Exception.class, this::refuse);
  }

  private void refuse(Exception problem, Context context) {
    answer(Refusals.of(problem, context, config), context);
  }

  private void answer(DraftingException problem, Context context) {
    log(problem, context);
    metrics.refused(problem.code());
    bodies.discardRest(context);
    Problems.retryAfter(context, problem);
    tools.stream()
        .filter(tool -> tool.owns(context.path()))
        .findFirst()
        .ifPresentOrElse(
            tool -> tool.refuse(context, problem), () -> Problems.answer(context, problem));
  }

  private static void log(DraftingException problem, Context context) {
    switch (problem.code().kind()) {
      case CALLER -> LOG.debug("{} {}: {}", context.method(), context.path(), problem.detail());
      case CAPACITY, UPSTREAM ->
          LOG.warn("{} {}: {}", context.method(), context.path(), problem.detail());
      case INTERNAL -> LOG.error("{} {} failed", context.method(), context.path(), problem);
    }
  }
}
