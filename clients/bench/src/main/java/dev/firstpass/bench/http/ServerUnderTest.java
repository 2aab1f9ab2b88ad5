package dev.firstpass.bench.http;

import java.io.IOException;
import java.net.URI;

/** A running server that can be asked what it costs. */
interface ServerUnderTest extends AutoCloseable {
  /** Returns {@code http://host:port}. */
  URI address();

  /** Returns CPU time of its process since its start, all threads, user and system. */
  long cpuNanos() throws IOException;

  @Override
  void close();

  /** Returns a server that somebody else started and keeps. */
  static ServerUnderTest at(URI address) {
    return new ServerUnderTest() {
      @Override
      public URI address() {
        return address;
      }

      @Override
      public long cpuNanos() throws IOException {
        return Metrics.scrape(address).cpuNanos();
      }

      @Override
      public void close() {}
    };
  }
}
