package dev.firstpass.bench.http;

import java.io.IOException;
import java.net.URI;

/**
 * A server that somebody else started and keeps.
 *
 * @param address {@code http://host:port}
 * @param model name of one of its models
 */
record RunningServer(URI address, String model) implements ServerUnderTest {
  /** What the server itself says. */
  @Override
  public long cpuNanos() throws IOException {
    return Metrics.scrape(address).cpuNanos();
  }

  @Override
  public void close() {}
}
