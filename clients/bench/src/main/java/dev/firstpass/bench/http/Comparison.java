package dev.firstpass.bench.http;

import dev.firstpass.bench.floor.Floor;
import dev.firstpass.bench.floor.FloorRound;
import dev.firstpass.bench.floor.FloorStep;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Server and floor measured in turn on the same pictures, so that what disturbs the machine
 * disturbs both; and the figures. Confined to one thread.
 */
final class Comparison {
  private static final int MOST_WARM_UP_CLIENTS = 4;
  private static final Duration FLOOR_WARM_UP = Duration.ofSeconds(1);

  /**
   * What the floor does with how many threads.
   *
   * @param step what
   * @param threads how many
   */
  record FloorCase(FloorStep step, int threads) {}

  private final Plan plan;
  private final ServerUnderTest server;
  private final ClosedLoop clients;
  private final Floor floor;
  private final List<ByteBuffer> jpegs;
  private final int denominator;

  private final Map<FloorCase, Series> floors = new LinkedHashMap<>();
  private final Map<Integer, Series> servers = new LinkedHashMap<>();
  private final Map<Integer, Histogram> latencies = new LinkedHashMap<>();
  private long requests;
  private long clientCpuNanos;
  private long allocatedBytes;

  /**
   * @param plan how
   * @param server is asked what it costs
   * @param floor runs the same model
   * @param pictures JPEGs of one size
   * @param denominator by how much the floor reduces them, as the server does
   */
  Comparison(
      Plan plan, ServerUnderTest server, Floor floor, List<byte[]> pictures, int denominator) {
    this.plan = plan;
    this.server = server;
    this.clients = new ClosedLoop(server.address(), PredictRequests.of(server, pictures));
    this.floor = floor;
    this.jpegs = pictures.stream().map(Comparison::direct).toList();
    this.denominator = denominator;
  }

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  /** Measures all rounds. */
  void run() throws IOException, InterruptedException {
    clients.run(MOST_WARM_UP_CLIENTS, plan.warmUp());
    for (FloorStep step : FloorStep.values()) {
      floor.measure(jpegs, denominator, step, plan.floorThreads(), FLOOR_WARM_UP);
    }
    for (int round = 0; round < plan.rounds(); round++) {
      for (int threads : plan.threads()) {
        for (FloorStep step : FloorStep.values()) {
          measureFloor(new FloorCase(step, threads));
        }
        measureServer(threads);
      }
    }
  }

  /** The server right behind the floor that it is compared with. */
  private void measureServer(int floorThreads) throws IOException, InterruptedException {
    for (int count : plan.clients()) {
      if (plan.threadsFor(count) == floorThreads) {
        measureServerWith(count);
      }
    }
  }

  private void measureFloor(FloorCase what) throws InterruptedException {
    FloorRound round =
        floor.measure(jpegs, denominator, what.step(), what.threads(), plan.length());
    floors.computeIfAbsent(what, absent -> new Series()).add(round.cpuMillis(), round.perSecond());
  }

  private void measureServerWith(int count) throws IOException, InterruptedException {
    long allocated = Metrics.scrape(server.address()).allocatedBytes();
    long cpu = server.cpuNanos();
    Load load = clients.run(count, plan.length());
    cpu = server.cpuNanos() - cpu;
    allocatedBytes += Metrics.scrape(server.address()).allocatedBytes() - allocated;
    requests += load.requests();
    clientCpuNanos += load.clientCpuNanos();
    servers
        .computeIfAbsent(count, absent -> new Series())
        .add(cpu / 1e6 / load.requests(), load.requests() / load.seconds());
    latencies.merge(count, load.latencies(), Comparison::sum);
  }

  private static Histogram sum(Histogram all, Histogram more) {
    all.add(more);
    return all;
  }

  /** Returns the floor's figures, in the order in which they were measured. */
  Map<FloorCase, Series> floors() {
    return floors;
  }

  /** Returns the server's figures by number of clients. */
  Map<Integer, Series> servers() {
    return servers;
  }

  /** Returns the latencies of all rounds with so many clients, nanoseconds. */
  Histogram latencies(int count) {
    return latencies.getOrDefault(count, new Histogram(Load.DIGITS));
  }

  /** Returns the floor that is a fair match for so many clients. */
  Series floorFor(int count, FloorStep step) {
    return floors.getOrDefault(new FloorCase(step, plan.threadsFor(count)), new Series());
  }

  /** Returns the clients' own CPU time per request, milliseconds. */
  double clientCpuMillis() {
    return clientCpuNanos / 1e6 / requests;
  }

  /** Returns how much a request puts on the server's heap, bytes. */
  long allocatedPerRequest() {
    return allocatedBytes / requests;
  }

  /** Returns mean size of the pictures, bytes. */
  long meanBytes() {
    return (long) jpegs.stream().mapToInt(ByteBuffer::limit).average().orElse(0);
  }

  /** Returns how many pictures there are. */
  int pictures() {
    return jpegs.size();
  }

  /** Returns to which fraction of its sides the floor decodes a picture. */
  int denominator() {
    return denominator;
  }
}
