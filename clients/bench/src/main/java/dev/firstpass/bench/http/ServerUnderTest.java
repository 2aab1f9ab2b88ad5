package dev.firstpass.bench.http;

import java.io.IOException;
import java.net.URI;

/** A running server that can be asked what it costs. */
interface ServerUnderTest extends AutoCloseable {
  /** Returns {@code http://host:port}. */
  URI address();

  /** Returns the name of the model that drafts. */
  String model();

  /** Returns CPU time of its process since its start, all threads, user and system. */
  long cpuNanos() throws IOException;

  @Override
  void close() throws IOException;
}
