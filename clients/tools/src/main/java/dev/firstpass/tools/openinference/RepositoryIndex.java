package dev.firstpass.tools.openinference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ModelDirectory.Entry;
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import dev.firstpass.core.tool.ToolAnswer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of the repository extension that changes nothing: which models there are. */
final class RepositoryIndex {
  private RepositoryIndex() {}

  /** Answers {@code POST repository/index}; its body is empty or {@code {"ready": true}}. */
  static ToolAnswer answer(ToolCall call, ModelDirectory models) throws IOException {
    OpenInferenceAdapter.require("POST", call);
    boolean onlyReady = onlyReady(RequestBody.of(call).json());
    List<Map<String, Object>> index =
        models.models().stream()
            .filter(entry -> entry.ready() || !onlyReady)
            .map(RepositoryIndex::line)
            .toList();
    return OpenInferenceAdapter.json(200, index);
  }

  /** Says why a model is not loaded or unloaded, or that there is no such path. */
  static DraftingException refuse(String path) {
    boolean management = path.endsWith("/load") || path.endsWith("/unload");
    return new DraftingException(
        management ? ErrorCode.INVALID_REQUEST : ErrorCode.NOT_FOUND,
        management
            ? "models are not loaded or unloaded by this protocol; whoever runs the server adds them"
                + " with './firstpass models add' and starts it again"
            : "nothing is served at /v2/" + InvalidRequest.shown(path));
  }

  private static boolean onlyReady(ByteBuffer body) throws IOException {
    if (!body.hasRemaining()) {
      return false;
    }
    try (JsonParser json = InferInput.Json.parser(body)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        return JsonValues.flag(JsonValues.parameters(json, "the body"), "ready", false, "the body");
      }
    } catch (IOException e) {
      throw InvalidRequest.because("the body is not JSON", e);
    }
    throw InvalidRequest.because("the body must be empty or {\"ready\": true}");
  }

  private static Map<String, Object> line(Entry entry) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", entry.id().name());
    line.put("version", entry.id().version());
    line.put("state", entry.state().toUpperCase(Locale.ROOT));
    line.put("reason", entry.problem());
    return line;
  }
}
