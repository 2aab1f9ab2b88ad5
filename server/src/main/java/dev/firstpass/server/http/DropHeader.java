package dev.firstpass.server.http;

import dev.firstpass.core.tool.ToolAnswer.Dropped;
import dev.firstpass.server.ServerMetrics;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what is not in an answer although a model proposed it: in the header {@code
 * X-Firstpass-Dropped}, the log and a metric. Thread-safe.
 */
public final class DropHeader {
  private static final Logger LOG = LoggerFactory.getLogger(DropHeader.class);
  private static final String NAME = "X-Firstpass-Dropped";
  private static final int MAX_LENGTH = 1000;

  private final ServerMetrics metrics;

  /**
   * @param metrics counts
   */
  public DropHeader(ServerMetrics metrics) {
    this.metrics = metrics;
  }

  /**
   * Says it.
   *
   * @param asker the tool or format
   * @param dropped what is not in the answer; nothing is said of nothing
   */
  void report(Context context, String asker, List<Dropped> dropped) {
    if (dropped.isEmpty()) {
      return;
    }
    dropped.forEach(one -> metrics.dropped(asker, one.reason(), one.count()));
    String line =
        dropped.stream()
            .map(one -> one.reason() + ":" + one.label() + "=" + one.count())
            .collect(Collectors.joining(", "))
            .replaceAll("[^\\x20-\\x7e]", "?");
    LOG.info("{} was not given {}", asker, line);
    context.header(NAME, line.substring(0, Math.min(line.length(), MAX_LENGTH)));
  }
}
