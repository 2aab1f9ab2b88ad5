package dev.firstpass.cli;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.media.fetch.FetchConfig;
import dev.firstpass.server.Application;
import dev.firstpass.server.ServerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** A running server over the toy model, and a client of it. */
final class ToyServer implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Engine engine;
  private final Application application;

  private ToyServer(Engine engine, Application application) {
    this.engine = engine;
    this.application = application;
  }

  /** What a test wants of its server: the rest is as in {@link ServerConfig#defaults()}. */
  record Wanted(Optional<String> token, long maxBodyBytes, Duration patience, FetchConfig fetch) {
    static Wanted of(Optional<String> token) {
      ServerConfig defaults = ServerConfig.defaults();
      return new Wanted(
          token, defaults.maxBodyBytes(), defaults.patience(), FetchConfig.defaults());
    }

    private ServerConfig config() {
      return new ServerConfig(
          ServerConfig.LOOPBACK,
          0,
          token,
          maxBodyBytes,
          Math.max(maxBodyBytes, ServerConfig.defaults().maxBytesInFlight()),
          ServerConfig.defaults().maxItems(),
          patience,
          Duration.ofSeconds(10),
          fetch,
          // What nobody waits for is not begun: else it might be done before anybody looks.
          Duration.ZERO,
          0);
    }
  }

  /** Starts a server with all tools on the class path. */
  static ToyServer start(Path folder, Wanted wanted) throws IOException {
    return start(
        folder,
        wanted,
        ServiceLoader.load(ToolAdapter.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  /** Starts a server with some tools; its repository lies in {@code folder}. */
  static ToyServer start(Path folder, Wanted wanted, List<ToolAdapter> tools) throws IOException {
    Path own = Files.createTempDirectory(folder, "server");
    Engine engine = ToyRepository.engine(own.resolve("models"));
    ToyRepository.install(engine, own);
    engine.registry().loadAll();
    return new ToyServer(engine, Application.start(wanted.config(), engine, List.of(), tools));
  }

  /** Sends a request and returns the answer. */
  HttpResponse<String> send(
      String method, String path, Map<String, String> headers, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(application.address() + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  /** Returns plain data of JSON. */
  static @Nullable Object plain(String json) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(json)) {
      return PlainJson.read(parser);
    }
  }

  /** Returns plain data of a JSON file beside these tests. */
  static List<?> recorded(String name) throws IOException {
    try (InputStream file = ToyServer.class.getResourceAsStream(name);
        JsonParser parser =
            PlainJson.factory().createParser(Objects.requireNonNull(file, name).readAllBytes())) {
      return (List<?>) Objects.requireNonNull(PlainJson.read(parser));
    }
  }

  @Override
  public void close() {
    application.close();
    engine.close();
  }
}
