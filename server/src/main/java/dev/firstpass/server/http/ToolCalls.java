package dev.firstpass.server.http;

import dev.firstpass.core.tool.ToolAdapter.FormPart;
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what the clients of one annotation tool send. Thread-safe. */
final class ToolCalls {
  private static final String TOKEN_SEGMENT = "~";

  private final String mountPath;

  /**
   * @param mountPath where the tool's paths begin
   */
  ToolCalls(String mountPath) {
    this.mountPath = mountPath;
  }

  /** Returns a request without its body. */
  ToolCall head(Context context) {
    return call(context, ByteBuffer.allocate(0), List.of());
  }

  /**
   * Returns a request.
   *
   * @param room for its body, which is lent until the room is closed
   */
  ToolCall read(Context context, Bodies.Room room) throws IOException {
    return context.isMultipartFormData()
        ? call(context, ByteBuffer.allocate(0), form(context))
        : call(context, room.read(context), List.of());
  }

  /** Returns the token that the path has as its first segment: {@code ~TOKEN}. */
  Optional<String> pathToken(Context context) {
    String path = pathBelow(context);
    return path.startsWith(TOKEN_SEGMENT)
        ? Optional.of(path.substring(1).split("/", 2)[0])
        : Optional.empty();
  }

  private ToolCall call(Context context, ByteBuffer body, List<FormPart> form) {
    Map<String, String> query = new LinkedHashMap<>();
    context.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
    Map<String, String> headers = new LinkedHashMap<>();
    context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    headers.remove("authorization");
    return new ToolCall(
        context.method().name(),
        withoutToken(pathBelow(context)),
        query,
        headers,
        Optional.ofNullable(context.contentType()).orElse(""),
        body,
        form);
  }

  private String pathBelow(Context context) {
    String path = context.path();
    return path.substring(Math.min(path.length(), mountPath.length() + 1));
  }

  private static String withoutToken(String path) {
    if (!path.startsWith(TOKEN_SEGMENT)) {
      return path;
    }
    int end = path.indexOf('/');
    return end < 0 ? "" : path.substring(end + 1);
  }

  private static List<FormPart> form(Context context) throws IOException {
    List<FormPart> parts = new ArrayList<>();
    for (Map.Entry<String, List<UploadedFile>> field : context.uploadedFileMap().entrySet()) {
      for (UploadedFile file : field.getValue()) {
        try (InputStream in = file.content()) {
          ByteBuffer content = ByteBuffer.wrap(in.readAllBytes());
          parts.add(new FormPart(field.getKey(), file.filename(), content));
        }
      }
    }
    context
        .formParamMap()
        .forEach((name, values) -> values.forEach(value -> parts.add(FormPart.text(name, value))));
    return parts;
  }
}
