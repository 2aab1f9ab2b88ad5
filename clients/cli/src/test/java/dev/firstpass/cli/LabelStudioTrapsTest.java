package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.sun.net.httpserver.HttpServer;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.media.fetch.FetchConfig;
import dev.firstpass.inference.media.fetch.LocalFolder;
import dev.firstpass.server.Application;
import dev.firstpass.server.ServerConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What costs people their predictions on the way between Label Studio, its media and the model. */
final class LabelStudioTrapsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String MODEL = "/label-studio/toy";
  private static final String CONFIG =
      "<View><Image name='img' value='$image'/><RectangleLabels name='box' toName='img'>"
          + "<Label value='dog'/></RectangleLabels></View>";

  @TempDir private static Path folder;
  private static HttpServer labelStudio;
  private static Engine engine;
  private static Application application;

  @BeforeAll
  static void start() throws IOException {
    byte[] png = ToyRepository.picture(128, 96, "png");
    labelStudio = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    // Below a path, and for its token only.
    labelStudio.createContext(
        "/ls/",
        exchange -> {
          boolean known =
              "Token abc".equals(exchange.getRequestHeaders().getFirst("Authorization"))
                  && exchange.getRequestURI().getPath().equals("/ls/data/upload/7/a.png");
          exchange.sendResponseHeaders(known ? 200 : 404, known ? png.length : -1);
          if (known) {
            exchange.getResponseBody().write(png);
          }
          exchange.close();
        });
    labelStudio.start();
    engine = ToyRepository.engine(folder.resolve("models"));
    ToyRepository.install(engine, folder);
    engine.registry().loadAll();
    Path media = Files.createDirectory(folder.resolve("media"));
    Files.write(media.resolve("my cats \u00fc.png"), png);
    Files.write(media.resolve("turned.jpg"), turned(ToyRepository.picture(128, 96, "jpg")));
    Files.write(media.resolve("left.png"), ToyRepository.picture(70, 50, "png"));
    int port = labelStudio.getAddress().getPort();
    ServerConfig defaults = ServerConfig.defaults();
    application =
        Application.start(
            new ServerConfig(
                ServerConfig.LOOPBACK,
                0,
                Optional.empty(),
                defaults.maxBodyBytes(),
                defaults.maxBytesInFlight(),
                4,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                new FetchConfig(
                    List.of(),
                    Map.of("127.0.0.1:" + port, "abc"),
                    List.of(new LocalFolder("/data/local-files/", media)),
                    Map.of("label-studio", URI.create("http://127.0.0.1:" + port + "/ls")),
                    1 << 20,
                    Duration.ofSeconds(20))),
            engine,
            List.of(),
            ServiceLoader.load(ToolAdapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
  }

  @AfterAll
  static void stop() {
    application.close();
    engine.close();
    labelStudio.stop(0);
  }

  /** The same picture with EXIF orientation 6: turn it clockwise to see it upright. */
  private static byte[] turned(byte[] jpeg) {
    byte[] exif = {
      (byte) 0xff,
      (byte) 0xe1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      6,
      0,
      0,
      0,
      0,
      0,
      0
    };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(exif);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data/local-files/?d=my%20cats%20%C3%BC.png",
        "/data/local-files/?d=my cats \u00fc.png",
        "/data/local-files?d=my%20cats%20%C3%BC.png",
        "http://elsewhere:8080/data/local-files/?d=my%20cats%20%C3%BC.png",
        "/data/upload/7/a.png",
        "/ls/data/upload/7/a.png",
        "upload/7/a.png",
      })
  void predict_everyPlaceOfMedia_isFound(String address) throws Exception {
    List<Map<?, ?>> entries = entries(predict("[" + task(1, address) + "]"));

    assertEquals(1, regions(entries.get(0)).size(), entries.toString());
  }

  @Test
  void predict_turnedPhoto_isAnsweredUpright() throws Exception {
    Map<?, ?> region =
        regions(entries(predict("[" + task(1, "/data/local-files/?d=turned.jpg") + "]")).get(0))
            .get(0);

    assertEquals(96, region.get("original_width"));
    assertEquals(128, region.get("original_height"));
    assertEquals(0, region.get("image_rotation"));
  }

  @Test
  void predict_tenThousandTasks_areAnsweredByOneRun() throws Exception {
    long before = engine.queue().taken();
    String tasks =
        IntStream.range(0, 10_000)
            .mapToObj(id -> task(id, "/data/local-files/?d=my%20cats%20%C3%BC.png"))
            .collect(Collectors.joining(",", "[", "]"));

    List<Map<?, ?>> entries = entries(predict(tasks));

    assertEquals(10_000, entries.size());
    entries.forEach(entry -> assertEquals(1, regions(entry).size()));
    assertTrue(engine.queue().taken() - before <= 1);
  }

  @Test
  void predict_clientThatHangsUpAndAsksAgain_isAnsweredByOneRun() throws Exception {
    String body = body("[" + task(1, "/data/local-files/?d=left.png") + "]");
    long before = engine.queue().taken();
    try (Socket socket = new Socket()) {
      URI server = URI.create(application.address());
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
      String request =
          "POST " + MODEL + "/predict HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length();
      socket
          .getOutputStream()
          .write((request + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    List<Map<?, ?>> entries =
        entries(predict("[" + task(1, "/data/local-files/?d=left.png") + "]"));

    assertEquals(1, regions(entries.get(0)).size());
    assertEquals(1, engine.queue().taken() - before);
  }

  @Test
  void setup_andPredict_tellTheSameVersion() throws Exception {
    String setup = post(MODEL + "/setup", "{\"extra_params\":null}");

    String version = String.valueOf(plain(setup).get("model_version"));

    assertEquals(
        version,
        entries(predict("[" + task(1, "/data/upload/7/a.png") + "]")).get(0).get("model_version"));
  }

  private static String task(int id, String address) {
    return "{\"id\":" + id + ",\"data\":{\"image\":\"" + address + "\"}}";
  }

  private static String body(String tasks) {
    return "{\"tasks\":" + tasks + ",\"label_config\":\"" + CONFIG + "\"}";
  }

  private static String predict(String tasks) throws Exception {
    return post(MODEL + "/predict", body(tasks));
  }

  private static String post(String path, String body) throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(application.address() + path))
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  private static List<Map<?, ?>> entries(String json) throws IOException {
    return maps(plain(json), "results");
  }

  private static List<Map<?, ?>> regions(Map<?, ?> entry) {
    return maps(entry, "result");
  }

  private static List<Map<?, ?>> maps(Map<?, ?> map, String name) {
    return ((List<?>) Objects.requireNonNull(map.get(name), map.toString()))
        .stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
  }

  private static Map<?, ?> plain(String json) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(json)) {
      return (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
    }
  }
}
