package dev.firstpass.bench.http;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * Clients that each send the next request when the last was answered, so that exactly so many are
 * in flight. Confined to one thread.
 */
final class ClosedLoop {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final URI server;
  private final List<ByteBuffer> requests;

  /**
   * @param server {@code http://host:port}
   * @param requests are sent in turn
   */
  ClosedLoop(URI server, List<ByteBuffer> requests) {
    this.server = server;
    this.requests = List.copyOf(requests);
  }

  /**
   * Loads the server until the time is over and the last request is answered.
   *
   * @throws IOException when the server refuses or breaks a single request
   */
  Load run(int clients, Duration duration) throws IOException, InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(clients);
    try {
      List<Callable<Load>> tasks = new ArrayList<>();
      long deadline = System.nanoTime() + duration.toNanos();
      for (int i = 0; i < clients; i++) {
        int first = i;
        tasks.add(() -> client(first, deadline));
      }
      long start = System.nanoTime();
      Load all = new Load(new Histogram(Load.DIGITS), 0, 0);
      for (Future<Load> client : executor.invokeAll(tasks)) {
        all = all.plus(result(client));
      }
      return new Load(all.latencies(), (System.nanoTime() - start) / 1e9, all.clientCpuNanos());
    } finally {
      executor.shutdownNow();
    }
  }

  private Load client(int first, long deadline) throws IOException {
    long cpu = threads.getCurrentThreadCpuTime();
    var latencies = new Histogram(Load.DIGITS);
    try (KeepAliveConnection connection = KeepAliveConnection.open(server)) {
      int next = first;
      for (long now = System.nanoTime(); now < deadline; next++) {
        long start = now;
        connection.exchange(requests.get(next % requests.size()));
        now = System.nanoTime();
        latencies.recordValue(now - start);
      }
    }
    return new Load(latencies, 0, threads.getCurrentThreadCpuTime() - cpu);
  }

  private static Load result(Future<Load> client) throws IOException, InterruptedException {
    try {
      return client.get();
    } catch (ExecutionException e) {
      throw new IOException("a client failed", e.getCause());
    }
  }
}
