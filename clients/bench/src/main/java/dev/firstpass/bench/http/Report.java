package dev.firstpass.bench.http;

import dev.firstpass.bench.floor.FloorStep;
import dev.firstpass.bench.http.Comparison.FloorCase;
import dev.firstpass.inference.media.JpegLibrary;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Prints comparisons as tables in Markdown. Confined to one thread. */
final class Report {
  private static final double NANOS_PER_MILLI = 1e6;

  private final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
  private final PrintWriter out;

  Report(PrintWriter out) {
    this.out = out;
  }

  /** Says where and how is measured, and what the columns mean. */
  void explain(Plan plan, JpegLibrary decoder) {
    line(
        "%d cores, %s %s, Java %s, load average %.1f; the floor decodes with %s.",
        system.getAvailableProcessors(),
        system.getName(),
        system.getArch(),
        System.getProperty("java.version"),
        system.getSystemLoadAverage(),
        decoder);
    line(
        "Medians of %d rounds of %.1f s, least-most in brackets; server and floor in turn.",
        plan.rounds(), plan.length().toMillis() / 1e3);
    line("CPU: milliseconds per picture; of the server all threads of its process, user + system.");
    line(
        "Ratios: server over floor (1 client: 1 thread, else %d), pairs of the same round.",
        plan.floorThreads());
    line("Heap: what the young generation took in, by its collections and its fill in /metrics.");
    out.flush();
  }

  /** Prints what was measured with pictures of one size. */
  void print(String title, Comparison comparison) {
    line("");
    line(
        "### %s: %d pictures of %d KB, decoded to 1/%d",
        title, comparison.pictures(), comparison.meanBytes() / 1000, comparison.denominator());
    line(
        "| | CPU ms | per second | p50 / p95 / p99 ms | CPU ratio: %s | CPU ratio: %s | rate ratio: %s | rate ratio: %s |",
        FloorStep.DECODE_RUN.title(),
        FloorStep.DECODE_FILL_RUN.title(),
        FloorStep.DECODE_RUN.title(),
        FloorStep.DECODE_FILL_RUN.title());
    line("|---|---|---|---|---|---|---|---|");
    comparison.floors().forEach(this::printFloor);
    comparison.servers().keySet().forEach(clients -> printServer(comparison, clients));
    line(
        "Heap allocated per request: %d KB. CPU of the clients per request: %.2f ms (not in the"
            + " server's). Load average at the end: %.1f.",
        comparison.allocatedPerRequest() / 1000,
        comparison.clientCpuMillis(),
        system.getSystemLoadAverage());
    out.flush();
  }

  private void printFloor(FloorCase what, Series series) {
    line(
        "| floor: %s, %s | %s | %.1f | | | | | |",
        what.step().title(),
        count(what.threads(), "thread"),
        milliseconds(series.cpuMillis()),
        series.perSecond().median());
  }

  private void printServer(Comparison comparison, int clients) {
    Series server = comparison.servers().getOrDefault(clients, new Series());
    Series strict = comparison.floorFor(clients, FloorStep.DECODE_RUN);
    Series filling = comparison.floorFor(clients, FloorStep.DECODE_FILL_RUN);
    line(
        "| server, %s | %s | %.1f | %s | %s | %s | %s | %s |",
        count(clients, "client"),
        milliseconds(server.cpuMillis()),
        server.perSecond().median(),
        percentiles(comparison.latencies(clients)),
        ratio(server.cpuRatio(strict)),
        ratio(server.cpuRatio(filling)),
        ratio(server.rateRatio(strict)),
        ratio(server.rateRatio(filling)));
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String milliseconds(Spread spread) {
    return format("%.2f (%.2f-%.2f)", spread.median(), spread.least(), spread.most());
  }

  private static String ratio(Spread spread) {
    return format("**%.3f** (%.2f-%.2f)", spread.median(), spread.least(), spread.most());
  }

  private static String percentiles(Histogram latencies) {
    return format(
        "%.1f / %.1f / %.1f",
        latencies.getValueAtPercentile(50) / NANOS_PER_MILLI,
        latencies.getValueAtPercentile(95) / NANOS_PER_MILLI,
        latencies.getValueAtPercentile(99) / NANOS_PER_MILLI);
  }

  private void line(String format, Object... values) {
    out.println(format(format, values));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
