package dev.firstpass.core.tool;

import dev.firstpass.core.error.DraftingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pre-label protocol of one annotation tool. One package each in {@code clients/tools}, listed
 * in {@code META-INF/services}; the server mounts it below {@link #mountPath}. Implementations are
 * thread-safe; what they remember of a client is bounded, and such that it is told again before it
 * matters.
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
   * Returns whether a path is answered without the server's token, because the tool's client cannot
   * send one there. Nothing is drafted and nothing told at such a path.
   *
   * @param path below the adapter's mount point, without a leading slash
   */
  default boolean open(String path) {
    return false;
  }

  /**
   * Returns the token that a request carries in the tool's own way, which the server takes beside
   * its own ways; empty when there is none.
   *
   * @param call the request; without its body unless {@link #tokenInBody}
   */
  default Optional<String> token(ToolCall call) {
    return Optional.empty();
  }

  /**
   * Returns whether {@link #token} must see the body: the server then reads the body of a request
   * before it knows whether to serve it.
   */
  default boolean tokenInBody() {
    return false;
  }

  /**
   * Returns how long the server may take for an answer, because the tool's client does not wait
   * longer; empty when the server's own limit is all.
   */
  default Optional<Duration> patience() {
    return Optional.empty();
  }

  /**
   * Returns where media may be fetched from that the tool's data names so, most likely first.
   *
   * @param value as the tool's data has it
   * @param task the tool's id of the task; empty when it is not known
   */
  default List<String> addresses(String value, String task) {
    return List.of(value);
  }

  /**
   * Opens one exchange: reads the tool's request.
   *
   * @param call the request
   * @param models which models there are
   * @return the answer, or what has to be drafted for it
   * @throws DraftingException when the request cannot be read; the server answers with {@link
   *     #writeError}
   */
  ToolExchange open(ToolCall call, ModelDirectory models) throws IOException;

  /**
   * Writes a refusal of the whole request in the tool's own form.
   *
   * @return the HTTP status to send
   */
  int writeError(DraftingException problem, OutputStream out) throws IOException;

  /**
   * Writes a refusal as {@link #writeError(DraftingException, OutputStream)} does, for tools whose
   * form depends on what was asked for.
   *
   * @param call the request that is refused; without its body
   */
  default int writeError(ToolCall call, DraftingException problem, OutputStream out)
      throws IOException {
    return writeError(problem, out);
  }

  /**
   * One HTTP request of a tool.
   *
   * @param method {@code POST}
   * @param path below the adapter's mount point, without a leading slash
   * @param query single-valued query parameters
   * @param headers single-valued, names in lower case; without {@code authorization}, which is the
   *     server's business
   * @param contentType of the body; empty when there is none
   * @param body between position and limit; lent until the answer is written; empty when the body
   *     is a form
   * @param form the parts of a body of type {@code multipart/form-data}; empty for other types
   */
  record ToolCall(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      String contentType,
      ByteBuffer body,
      List<FormPart> form) {
    public ToolCall {
      query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
      headers = Map.copyOf(headers);
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
}
