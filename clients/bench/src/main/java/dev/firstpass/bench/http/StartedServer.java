package dev.firstpass.bench.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own, on a free port; stopped, and its models deleted, when closed.
 */
final class StartedServer implements ServerUnderTest {
  private static final Pattern GREETING = Pattern.compile("listens on (http://[^ ]+)");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ModelFolder models;
  private final Process process;
  private final Thread stop;
  private final URI address;

  private StartedServer(ModelFolder models, Process process, Thread stop, URI address) {
    this.models = models;
    this.process = process;
    this.stop = stop;
    this.address = address;
  }

  /**
   * Starts a server and waits until it listens, which it does when its models are loaded.
   *
   * @param firstpass how
   * @param models what it serves; deleted when the server is closed
   * @param options further options of {@code serve}
   */
  static StartedServer start(Firstpass firstpass, ModelFolder models, List<String> options)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("serve", "--port", "0", "--models", models.folder().toString()));
    arguments.addAll(options);
    Process process = firstpass.start(arguments);
    // A server must not outlive a measurement that was interrupted.
    Thread stop = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      return new StartedServer(models, process, stop, awaitAddress(process));
    } catch (IOException e) {
      models.close();
      throw e;
    }
  }

  private static URI awaitAddress(Process process) throws IOException {
    // Not closed: the server would fail at its next line.
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher greeting = GREETING.matcher(line);
      if (greeting.find()) {
        return URI.create(greeting.group(1));
      }
    }
    throw new IOException("the server ended before it listened");
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public String model() {
    return ModelFolder.MODEL;
  }

  /** In steps of the system's accounting, 10 ms on Linux. */
  @Override
  public long cpuNanos() throws IOException {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IOException("the server has ended"))
        .toNanos();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(stop);
    models.close();
  }
}
