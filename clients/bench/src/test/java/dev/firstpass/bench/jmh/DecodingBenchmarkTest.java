package dev.firstpass.bench.jmh;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DecodingBenchmarkTest {
  @ParameterizedTest
  @EnumSource(UsualExport.class)
  void decode_usualExport_findsSomething(UsualExport export) {
    DecodingBenchmark benchmark = new DecodingBenchmark();
    benchmark.export = export;
    benchmark.make();

    assertFalse(benchmark.decode().isEmpty());
  }
}
