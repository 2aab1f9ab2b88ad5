package dev.firstpass.bench.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The same pictures once through the native API, a few requests at a time, and once in a single
 * call of Label Studio that names their files. Confined to one thread.
 */
final class ToolRound {
  private static final String CONFIG =
      "<View><Image name='img' value='$image'/><RectangleLabels name='box' toName='img'>"
          + "<Label value='person'/></RectangleLabels></View>";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ServerUnderTest server;
  private final List<ByteBuffer> requests;
  private final int clients;

  /**
   * @param server has the pictures' folder as {@code /data/local-files/}
   * @param pictures what is sent
   * @param clients of the native API
   */
  ToolRound(ServerUnderTest server, DistinctPictures pictures, int clients) {
    this.server = server;
    this.requests = PredictRequests.of(server, pictures.jpegs());
    this.clients = clients;
  }

  /**
   * Sends all pictures through the native API.
   *
   * @return pictures per second
   */
  double nativeApi() throws IOException, InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(clients);
    try {
      AtomicInteger next = new AtomicInteger();
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        tasks.add(() -> client(next));
      }
      long start = System.nanoTime();
      for (Future<Integer> client : executor.invokeAll(tasks)) {
        client.get();
      }
      return rate(start);
    } catch (ExecutionException e) {
      throw new IOException("a client failed", e.getCause());
    } finally {
      executor.shutdownNow();
    }
  }

  private int client(AtomicInteger next) throws IOException {
    int sent = 0;
    try (KeepAliveConnection connection = KeepAliveConnection.open(server.address())) {
      for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
        connection.exchange(requests.get(i));
        sent++;
      }
    }
    return sent;
  }

  /**
   * Sends all pictures as the tasks of one call.
   *
   * @return pictures per second
   */
  double labelStudio() throws IOException, InterruptedException {
    String tasks =
        IntStream.range(0, requests.size())
            .mapToObj(
                i ->
                    "{\"id\":%d,\"data\":{\"image\":\"/data/local-files/?d=%s\"}}"
                        .formatted(i, DistinctPictures.name(i)))
            .collect(Collectors.joining(",", "[", "]"));
    String body = "{\"tasks\":" + tasks + ",\"label_config\":\"" + CONFIG + "\"}";
    URI address = server.address().resolve("/label-studio/" + server.model() + "/predict");
    long start = System.nanoTime();
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
    double rate = rate(start);
    if (answer.statusCode() != 200 || answer.body().contains("\"error\"")) {
      throw new IOException(
          "not all tasks were answered: " + answer.statusCode() + " " + shown(answer.body()));
    }
    return rate;
  }

  private static String shown(String body) {
    int at = Math.max(0, body.indexOf("\"error\""));
    return body.substring(at, Math.min(body.length(), at + 200));
  }

  private double rate(long start) {
    return requests.size() / ((System.nanoTime() - start) / 1e9);
  }
}
