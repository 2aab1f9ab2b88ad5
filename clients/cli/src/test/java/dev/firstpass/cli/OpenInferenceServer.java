package dev.firstpass.cli;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.EngineConfig;
import dev.firstpass.inference.media.MediaLimits;
import dev.firstpass.inference.media.audio.AudioLimits;
import dev.firstpass.inference.registry.ModelInstaller;
import dev.firstpass.inference.repository.Families;
import dev.firstpass.inference.runtime.Device;
import dev.firstpass.inference.runtime.RuntimeOptions;
import dev.firstpass.server.Application;
import dev.firstpass.server.ServerConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;

/** A real server over the toy model and the graph of all types, and what clients send it. */
final class OpenInferenceServer implements AutoCloseable {
  static final long MAX_BODY = 1 << 20;

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String HEADER = "Inference-Header-Content-Length";

  private final Engine engine;
  private final Application application;

  private OpenInferenceServer(Engine engine, Application application) {
    this.engine = engine;
    this.application = application;
  }

  static OpenInferenceServer start(Path folder, Optional<String> token) throws IOException {
    List<ModelFamily> families = new ArrayList<>(Families.onClassPath().all());
    families.add(new TypedFamily());
    Engine engine =
        new Engine(
            new EngineConfig(
                folder.resolve("models"),
                Device.CPU,
                RuntimeOptions.DEFAULT,
                2,
                64,
                MediaLimits.defaults(),
                AudioLimits.defaults()),
            new Families(families));
    ToyRepository.install(engine, folder);
    Path typed = folder.resolve("typed.onnx");
    try (InputStream in =
        OpenInferenceServer.class.getResourceAsStream("openinference/typed.onnx")) {
      Files.write(typed, Objects.requireNonNull(in).readAllBytes());
    }
    engine
        .installer()
        .install(
            new ModelInstaller.Request(
                List.of(typed),
                Optional.of("typed"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    engine.registry().loadAll();
    Application application =
        Application.start(
            new ServerConfig(
                ServerConfig.LOOPBACK,
                0,
                token,
                MAX_BODY,
                64 * MAX_BODY,
                16,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10)),
            engine,
            List.of(),
            ServiceLoader.load(ToolAdapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    return new OpenInferenceServer(engine, application);
  }

  @Override
  public void close() {
    application.close();
    engine.close();
  }

  String metrics() throws Exception {
    return new String(send("GET", "/metrics", new byte[0]).body(), StandardCharsets.UTF_8);
  }

  Answer get(String path) throws Exception {
    return new Answer(send("GET", "/v2" + path, new byte[0]));
  }

  Answer post(String path, String json) throws Exception {
    return new Answer(send("POST", "/v2" + path, json.getBytes(StandardCharsets.UTF_8)));
  }

  /** Sends JSON and what follows it, as the binary extension does. */
  Answer post(String path, String json, byte[] binary) throws Exception {
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    return post(path, String.valueOf(header.length), joined(header, binary));
  }

  Answer post(String path, String headerLength, ByteBuffer body) throws Exception {
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    return new Answer(send("POST", "/v2" + path, bytes, HEADER, headerLength));
  }

  HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(application.address() + path))
            .method(method, BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** Returns these pieces one after the other. */
  static ByteBuffer joined(byte[]... pieces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      out.writeBytes(piece);
    }
    return ByteBuffer.wrap(out.toByteArray());
  }

  /** Returns an element of datatype BYTES. */
  static byte[] element(byte[] content) {
    return ByteBuffer.allocate(4 + content.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(content.length)
        .put(content)
        .array();
  }

  /** Returns floats as they are sent. */
  static byte[] floats(float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  /**
   * An answer, read.
   *
   * @param status of HTTP
   * @param text the JSON of it
   * @param json the same as plain data
   * @param binary what follows the JSON
   * @param response all of it
   */
  record Answer(
      int status, String text, Object json, ByteBuffer binary, HttpResponse<byte[]> response) {
    Answer(HttpResponse<byte[]> response) throws IOException {
      this(
          response,
          response
              .headers()
              .firstValue(HEADER)
              .map(Integer::parseInt)
              .orElse(response.body().length));
    }

    private Answer(HttpResponse<byte[]> response, int header) throws IOException {
      this(
          response.statusCode(),
          new String(response.body(), 0, header, StandardCharsets.UTF_8),
          plain(new String(response.body(), 0, header, StandardCharsets.UTF_8)),
          ByteBuffer.wrap(response.body(), header, response.body().length - header)
              .slice()
              .order(ByteOrder.LITTLE_ENDIAN),
          response);
    }

    Map<?, ?> object() {
      return (Map<?, ?>) json;
    }

    String error() {
      return String.valueOf(object().get("error"));
    }

    /** Returns an output by name. */
    Map<?, ?> output(String name) {
      return ((List<?>) Objects.requireNonNull(object().get("outputs")))
          .stream()
              .map(output -> (Map<?, ?>) output)
              .filter(output -> name.equals(output.get("name")))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no output " + name + " in " + text));
    }

    List<?> data(String name) {
      return (List<?>) Objects.requireNonNull(output(name).get("data"));
    }

    private static Object plain(String text) throws IOException {
      try (JsonParser parser = PlainJson.factory().createParser(text)) {
        return Objects.requireNonNull(PlainJson.read(parser));
      }
    }
  }
}
