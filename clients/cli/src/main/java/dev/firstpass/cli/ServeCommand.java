package dev.firstpass.cli;

import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.inference.Engine;
import dev.firstpass.server.Application;
import dev.firstpass.server.ServerConfig;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firstpass serve}: the HTTP server, until it is told to stop. */
@Command(
    name = "serve",
    description = "Serve draft labels over HTTP.",
    footer = {"", "Stop it with Ctrl-C or SIGTERM: work in flight is finished first."})
final class ServeCommand implements Callable<Integer> {
  private static final long MEBIBYTE = 1 << 20;

  @Option(
      names = "--host",
      defaultValue = ServerConfig.LOOPBACK,
      description = "Address to listen on. Default: ${DEFAULT-VALUE}, only this machine")
  private String host = ServerConfig.LOOPBACK;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--token",
      description =
          "Require 'Authorization: Bearer TOKEN'. Better set as FIRSTPASS_TOKEN than typed")
  private @Nullable String token;

  @Option(
      names = "--max-body",
      paramLabel = "MIB",
      defaultValue = "64",
      description = "Largest request body in MiB. Default: ${DEFAULT-VALUE}")
  private int maxBody;

  @Option(
      names = "--max-items",
      paramLabel = "N",
      defaultValue = "128",
      description = "Most items in one request. Default: ${DEFAULT-VALUE}")
  private int maxItems;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long one request may take. Default: ${DEFAULT-VALUE}")
  private int timeout;

  @Option(
      names = "--linger",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description =
          "How long work for an annotation tool goes on after its time is over, so that asking"
              + " again finds it done. Default: ${DEFAULT-VALUE}")
  private int linger;

  @Option(
      names = "--remember-drafts",
      paramLabel = "MIB",
      defaultValue = "64",
      description =
          "How much is remembered of what was drafted for annotation tools: about 500 pictures"
              + " a MiB. Default: ${DEFAULT-VALUE}")
  private int rememberDrafts;

  @Mixin private FetchOptions fetchOptions = new FetchOptions();

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (Engine engine = engineOptions.open()) {
      engine.registry().loadAll();
      CountDownLatch stopped = new CountDownLatch(1);
      Application application =
          Application.start(config(), engine, load(LabelFormat.class), load(ToolAdapter.class));
      Thread stop = new Thread(() -> stop(application, engine, stopped), "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      new Greeting(application.address(), engine, engineOptions.models(), engineOptions.builtIn())
          .print(out);
      stopped.await();
    }
    return ExitCodes.OK;
  }

  private static void stop(Application application, Engine engine, CountDownLatch stopped) {
    application.close();
    engine.close();
    stopped.countDown();
  }

  private ServerConfig config() {
    ServerConfig defaults = ServerConfig.defaults();
    long maxBodyBytes = maxBody * MEBIBYTE;
    return new ServerConfig(
        host,
        port,
        Optional.ofNullable(token),
        maxBodyBytes,
        Math.max(defaults.maxBytesInFlight(), 4 * maxBodyBytes),
        maxItems,
        Duration.ofSeconds(timeout),
        defaults.drain(),
        fetchOptions.config(),
        Duration.ofSeconds(linger),
        rememberDrafts * MEBIBYTE);
  }

  private static <T> List<T> load(Class<T> service) {
    return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
  }
}
