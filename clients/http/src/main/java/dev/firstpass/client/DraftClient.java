package dev.firstpass.client;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.json.DraftJsonReader;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * Asks a Firstpass server for drafts. Every method waits for the answer; it throws {@link
 * DraftingException} with the server's code when the server refuses, {@link IOException} when the
 * server cannot be reached or does not answer as one. Thread-safe.
 */
public final class DraftClient {
  /** Longer than the server's own patience, so that the server's answer comes first. */
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final URI server;
  private final Exchange exchange;

  /**
   * @param http sends the requests; the caller configures connections and proxies
   * @param server address without a path: {@code http://127.0.0.1:8080}
   * @param token sent as bearer token; empty to send none
   * @param retries how long to wait while the server is busy
   * @param pause does the waiting
   * @param clock tells the time for servers that answer with a date to come back at
   */
  public DraftClient(
      HttpClient http, URI server, String token, RetryPolicy retries, Pause pause, Clock clock) {
    this.server = Objects.requireNonNull(server, "server");
    exchange = new Exchange(http, token, new Retries(retries, pause, clock));
  }

  /** Returns a client without a token that waits patiently while the server is busy. */
  public static DraftClient of(URI server) {
    return new DraftClient(
        HttpClient.newHttpClient(),
        server,
        "",
        RetryPolicy.PATIENT,
        Pause.SLEEP,
        Clock.systemUTC());
  }

  /**
   * Returns the draft of one item.
   *
   * @param id what to call the item; echoed in the draft
   * @param content the encoded image or recording
   * @param contentType its media type: {@code image/jpeg}
   * @param parameters settings by name: numbers, strings, booleans, or lists of them
   */
  public Draft predict(
      ModelRef model, String id, byte[] content, String contentType, Map<String, Object> parameters)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(predictPath(model) + query(id, parameters))
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(content))
            .build();
    return DraftJsonReader.draft(exchange.send(request));
  }

  /**
   * Returns what came of several items, in their order; an item that fails does not cost the
   * others.
   *
   * @param parameters settings by name, for all items
   */
  public List<DraftResult> predictAll(
      ModelRef model, List<Item> items, Map<String, Object> parameters)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(predictPath(model))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(ListJson.request(items, parameters)))
            .build();
    List<DraftResult> results = ListJson.results(exchange.send(request));
    if (results.size() != items.size()) {
      throw new IOException(
          "the server gave " + results.size() + " results for " + items.size() + " items");
    }
    return results;
  }

  /** Returns the models that the server has, in its order. */
  public List<ModelSummary> models() throws IOException, InterruptedException {
    Object answer = exchange.send(request("/v1/models").GET().build());
    List<ModelSummary> models = new ArrayList<>();
    for (Map<?, ?> model : ListJson.objects(answer, "models")) {
      models.add(
          new ModelSummary(
              new ModelId(ListJson.text(model, "name"), ListJson.text(model, "version")),
              ListJson.text(model, "state")));
    }
    return models;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(TIMEOUT)
        .header("Accept", "application/json");
  }

  /** Names of models and versions need no escaping: they are letters, digits and {@code ._-}. */
  private static String predictPath(ModelRef model) {
    String version = model.version().map(name -> "/versions/" + name).orElse("");
    return "/v1/models/" + model.name() + version + "/predict";
  }

  private static String query(String id, Map<String, Object> parameters) {
    var query = new StringJoiner("&", "?", "");
    query.add("id=" + encoded(id));
    parameters.forEach((name, value) -> query.add(encoded(name) + "=" + encoded(plain(value))));
    return query.toString();
  }

  /** Lists are written with commas. */
  private static String plain(Object value) {
    if (value instanceof Iterable<?> list) {
      var joined = new StringJoiner(",");
      list.forEach(element -> joined.add(String.valueOf(element)));
      return joined.toString();
    }
    return String.valueOf(value);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
