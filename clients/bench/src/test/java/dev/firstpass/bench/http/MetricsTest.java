package dev.firstpass.bench.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class MetricsTest {
  private static final Metrics METRICS =
      new Metrics(
          """
          # HELP jvm_memory_used_bytes The amount of used memory
          # TYPE jvm_memory_used_bytes gauge
          jvm_memory_used_bytes{area="heap",id="PS Eden Space"} 1.5E7
          jvm_memory_used_bytes{area="heap",id="PS Old Gen"} 9.0E9
          jvm_gc_memory_allocated_bytes_total 2.0E6
          jvm_gc_memory_allocated_bytes_total_created 7.0
          process_cpu_time_ns_total 3.25E9
          """);

  @Test
  void allocatedBytes_sampleText_addsCollectedAndEden() {
    assertEquals(17_000_000, METRICS.allocatedBytes());
  }

  @Test
  void cpuNanos_sampleText_isTheProcess() {
    assertEquals(3_250_000_000L, METRICS.cpuNanos());
  }
}
