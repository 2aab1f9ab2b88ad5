package dev.firstpass.bench.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * What a server says of itself at {@code /metrics}, in Prometheus' text format. Immutable.
 *
 * @param text one sample a line
 */
record Metrics(String text) {
  /** Reads them from a server. */
  static Metrics scrape(URI server) throws IOException {
    try (InputStream in = server.resolve("/metrics").toURL().openStream()) {
      return new Metrics(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Returns CPU time of the process since its start. */
  long cpuNanos() {
    return (long) sum("process_cpu_time_ns_total", labels -> true);
  }

  /**
   * Returns the bytes that the process has put on its heap since its start: what had been allocated
   * in the young generation when it was last collected, and what has been since. Objects that went
   * to the old generation directly (arrays larger than eden) are missing.
   */
  long allocatedBytes() {
    return (long)
        (sum("jvm_gc_memory_allocated_bytes_total", labels -> true)
            + sum("jvm_memory_used_bytes", labels -> labels.contains("Eden")));
  }

  private double sum(String name, Predicate<String> labels) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .filter(line -> line.length() > name.length())
        .filter(line -> line.charAt(name.length()) == ' ' || line.charAt(name.length()) == '{')
        .filter(line -> labels.test(line.substring(name.length(), line.lastIndexOf(' '))))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
