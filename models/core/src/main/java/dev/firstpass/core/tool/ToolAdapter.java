package dev.firstpass.core.tool;

import dev.firstpass.core.draft.DraftRequest;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.error.DraftingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pre-label protocol of one annotation tool. One package each in {@code clients/tools}, listed
 * in {@code META-INF/services}; the server mounts it below {@link #mountPath}. Implementations are
 * stateless and thread-safe.
 */
public interface ToolAdapter {
  /** Returns the tool's name: {@code label-studio}. */
  String name();

  /**
   * Returns where its paths begin, with a leading slash and without one at the end: {@code
   * /label-studio}, unless the tool's clients look elsewhere.
   */
  default String mountPath() {
    return "/" + name();
  }

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
   * @param body between position and limit; lent until the answer is written; empty when the body
   *     is a form
   * @param form the parts of a body of type {@code multipart/form-data}; empty for other types
   */
  record ToolCall(
      String method,
      String path,
      Map<String, String> query,
      String contentType,
      ByteBuffer body,
      List<FormPart> form) {
    public ToolCall {
      query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
      form = List.copyOf(form);
    }
  }

  /**
   * One part of a form.
   *
   * @param name of the field; several parts may have the same
   * @param fileName as the client calls the file; empty for a field that is not a file
   * @param content between position and limit; text is UTF-8
   */
  record FormPart(String name, String fileName, ByteBuffer content) {
    /** Returns the part of a field that is not a file. */
    public static FormPart text(String name, String value) {
      return new FormPart(name, "", ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the content as text. */
    public String text() {
      return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
    }
  }

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
     * @throws DraftingException when the tool has no way to be told of an item that failed; the
     *     server answers with {@link ToolAdapter#writeError}
     */
    void write(List<DraftResult> results, OutputStream out) throws IOException;
  }
}
