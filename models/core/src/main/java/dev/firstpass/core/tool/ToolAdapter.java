package dev.firstpass.core.tool;

import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.error.DraftingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * The pre-label protocol of one annotation tool. One package each in {@code clients/tools}, listed
 * in {@code META-INF/services}; the server mounts it below {@code /<name>/}. Implementations are
 * stateless and thread-safe.
 */
public interface ToolAdapter {
  /** Returns the first part of its paths: {@code label-studio}. */
  String name();

  /**
   * Opens one exchange: reads the tool's request.
   *
   * @throws DraftingException when the request cannot be read; the server answers with {@link
   *     #writeError}
   */
  ToolExchange open(ToolCall call) throws IOException;

  /**
   * Writes a refusal of the whole request in the tool's own form.
   *
   * @return the HTTP status to send
   */
  int writeError(DraftingException problem, OutputStream out) throws IOException;

  /**
   * One HTTP request of a tool.
   *
   * @param method {@code POST}
   * @param path below the adapter's mount point, without a leading slash
   * @param query single-valued query parameters
   * @param contentType of the body; empty when there is none
   * @param body between position and limit; lent until the answer is written
   */
  record ToolCall(
      String method, String path, Map<String, String> query, String contentType, ByteBuffer body) {}

  /**
   * One request of a tool between reading and answering; remembers what the answer needs. Not
   * thread-safe.
   */
  interface ToolExchange {
    /** Returns what the tool asks for. */
    DraftRequest request();

    /** Returns the media type of the answer. */
    String mediaType();

    /**
     * Writes the answer.
     *
     * @param results one per item of the request, in its order
     * @param out left open
     */
    void write(List<DraftResult> results, OutputStream out) throws IOException;
  }
}
