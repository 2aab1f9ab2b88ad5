package dev.firstpass.server.http;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.inference.media.fetch.FetchAttempt;
import dev.firstpass.inference.media.fetch.FetchAttempt.Missed;
import dev.firstpass.inference.media.fetch.Fetcher;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code POST /v1/resolve}: tries one address and says which rule fired and what the other side
 * answered. Thread-safe.
 */
public final class ResolveHandler {
  private final Fetcher fetcher;
  private final Bodies bodies;
  private final List<ToolAdapter> tools;

  /**
   * @param fetcher whose rules are tried
   * @param bodies reads bodies
   * @param tools know what their data means
   */
  public ResolveHandler(Fetcher fetcher, Bodies bodies, List<ToolAdapter> tools) {
    this.fetcher = fetcher;
    this.bodies = bodies;
    this.tools = List.copyOf(tools);
  }

  void handle(Context context) throws IOException {
    try (Bodies.Room room = bodies.reserve(context)) {
      if (!(PredictBody.parse(room.read(context)) instanceof Map<?, ?> body)
          || !(body.get("url") instanceof String url)) {
        throw new DraftingException(
            ErrorCode.INVALID_REQUEST,
            "send {\"url\": \"…\"}, with \"tool\": \"label-studio\" (and \"task\": the task's id)"
                + " for what a tool's data says");
      }
      String tool = text(body, "tool");
      List<String> addresses =
          tools.stream()
              .filter(adapter -> adapter.name().equals(tool))
              .findFirst()
              .map(adapter -> adapter.addresses(url, text(body, "task")))
              .orElse(List.of(url));
      answer(context, fetcher.attempts(addresses, tool));
    }
  }

  private static String text(Map<?, ?> body, String name) {
    Object value = body.get(name);
    return value == null ? "" : String.valueOf(value);
  }

  private static void answer(Context context, List<FetchAttempt> attempts) throws IOException {
    List<Object> entries = new ArrayList<>();
    for (FetchAttempt attempt : attempts) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("address", attempt.address());
      entry.put("rule", attempt.rule());
      entry.put("outcome", attempt.outcome());
      if (attempt instanceof Missed missed) {
        entry.put("code", missed.code().code());
      }
      entries.add(entry);
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("fetched", !(attempts.get(attempts.size() - 1) instanceof Missed));
    answer.put("attempts", entries);
    JsonBody.answer(context, answer);
  }
}
