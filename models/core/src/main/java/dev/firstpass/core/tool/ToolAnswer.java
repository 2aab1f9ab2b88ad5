package dev.firstpass.core.tool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a tool is answered.
 *
 * @param status HTTP status
 * @param mediaType of the body
 * @param headers further ones by name
 * @param body between position and limit
 * @param dropped what is not in the body although a model proposed it; the server counts and logs
 *     it and names it in the header {@code X-Firstpass-Dropped}
 */
public record ToolAnswer(
    int status,
    String mediaType,
    Map<String, String> headers,
    ByteBuffer body,
    List<Dropped> dropped)
    implements ToolExchange {
  private static final String JSON = "application/json";

  public ToolAnswer {
    Objects.requireNonNull(mediaType, "mediaType");
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    Objects.requireNonNull(body, "body");
    dropped = List.copyOf(dropped);
  }

  /** Returns an answer of status 200. */
  public static ToolAnswer ok(String mediaType, byte[] body) {
    return new ToolAnswer(200, mediaType, Map.of(), ByteBuffer.wrap(body), List.of());
  }

  /** Returns an answer in JSON. */
  public static ToolAnswer json(int status, String json) {
    return new ToolAnswer(
        status, JSON, Map.of(), ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)), List.of());
  }

  /** Returns the same answer that says what is not in it. */
  public ToolAnswer without(List<Dropped> left) {
    return new ToolAnswer(status, mediaType, headers, body, left);
  }

  /** Returns the body as text. */
  public String text() {
    return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
  }

  /**
   * Suggestions that are not in an answer.
   *
   * @param reason of few kinds, kebab-case: {@code no-project-label}
   * @param label the model's
   * @param count how many
   */
  public record Dropped(String reason, String label, int count) {
    public Dropped {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(label, "label");
    }
  }
}
