package dev.firstpass.server.http;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.draft.AskedItem.Given;
import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.draft.AskedItem.Unreadable;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.json.PlainJson;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the three ways to write a request: raw bytes, multipart form, JSON list. Stateless. */
final class PredictBody {
  private static final String FILE = "file";
  private static final Set<String> NOT_SETTINGS = Set.of("format", "id");
  private static final Set<String> JSON_KEYS = Set.of("items", "parameters");
  private static final Set<String> ITEM_KEYS = Set.of("id", "data", "url");

  private PredictBody() {}

  /** Reads the body by its content type. */
  static PredictCall read(Context context, Bodies.Room room) throws IOException {
    if (context.isMultipartFormData()) {
      return multipart(context);
    }
    if (context.isJson()) {
      return json(context, room);
    }
    ByteBuffer body = room.read(context);
    String id = context.queryParam("id");
    return new PredictCall(
        List.<AskedItem>of(entry(id == null ? "item" : id, body)), query(context), false);
  }

  /** The settings in the query string. */
  private static Map<String, Object> query(Context context) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    context
        .queryParamMap()
        .forEach(
            (name, values) -> {
              if (!NOT_SETTINGS.contains(name)) {
                parameters.put(name, String.join(",", values));
              }
            });
    return parameters;
  }

  private static PredictCall multipart(Context context) throws IOException {
    List<UploadedFile> files = context.uploadedFiles(FILE);
    if (files.isEmpty()) {
      throw invalid("the form has no field 'file'; it has: " + context.uploadedFileMap().keySet());
    }
    List<AskedItem> entries = new ArrayList<>(files.size());
    for (UploadedFile file : files) {
      try (InputStream in = file.content()) {
        entries.add(
            entry(
                file.filename().isEmpty() ? "item" : file.filename(),
                ByteBuffer.wrap(in.readAllBytes())));
      }
    }
    Map<String, Object> parameters = query(context);
    context
        .formParamMap()
        .forEach(
            (name, values) -> {
              if (!name.equals(FILE)) {
                parameters.put(name, String.join(",", values));
              }
            });
    return new PredictCall(entries, parameters, entries.size() > 1);
  }

  private static PredictCall json(Context context, Bodies.Room room) throws IOException {
    Object root = parse(room.read(context));
    if (!(root instanceof Map<?, ?> request)) {
      throw invalid("the body must be a JSON object with a list 'items'");
    }
    refuseUnknown(request, JSON_KEYS, "the body");
    if (!(request.get("items") instanceof List<?> items)) {
      throw invalid("the body must have a list 'items'");
    }
    List<AskedItem> entries = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      entries.add(jsonEntry(i, items.get(i)));
    }
    Map<String, Object> parameters = query(context);
    parameters.putAll(parameters(request.get("parameters")));
    return new PredictCall(entries, parameters, true);
  }

  /**
   * Reads a body that must be one JSON value.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when it is not JSON
   */
  static @Nullable Object parse(ByteBuffer body) {
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    try (JsonParser parser = PlainJson.factory().createParser(bytes)) {
      Object root = PlainJson.read(parser);
      if (parser.nextToken() != null) {
        throw invalid("the body has something behind its JSON object");
      }
      return root;
    } catch (IOException e) {
      throw invalid("the body is not JSON: " + firstLine(e));
    }
  }

  private static Map<String, Object> parameters(@Nullable Object raw) {
    if (raw == null) {
      return Map.of();
    }
    if (!(raw instanceof Map<?, ?> map)) {
      throw invalid("'parameters' must be an object");
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          if (value != null) {
            parameters.put(String.valueOf(name), value);
          }
        });
    return parameters;
  }

  private static AskedItem jsonEntry(int index, @Nullable Object raw) {
    if (!(raw instanceof Map<?, ?> item)) {
      throw invalid("items[" + index + "] must be an object");
    }
    refuseUnknown(item, ITEM_KEYS, "items[" + index + "]");
    String id = item.get("id") == null ? String.valueOf(index) : String.valueOf(item.get("id"));
    if (item.get("url") instanceof String url && id.length() <= Item.MAX_ID_LENGTH) {
      return new Referenced(id, List.of(url));
    }
    if (!(item.get("data") instanceof String data)) {
      return failed(id, ErrorCode.INVALID_REQUEST, "the item has no 'data' (base64) and no 'url'");
    }
    try {
      return entry(id, ByteBuffer.wrap(Base64.getDecoder().decode(data)));
    } catch (IllegalArgumentException e) {
      return failed(id, ErrorCode.INVALID_REQUEST, "'data' is not base64: " + e.getMessage());
    }
  }

  private static AskedItem entry(String id, ByteBuffer content) {
    if (id.length() > Item.MAX_ID_LENGTH) {
      return failed(
          id.substring(0, 40) + "…",
          ErrorCode.INVALID_REQUEST,
          "the id has " + id.length() + " characters, the limit is " + Item.MAX_ID_LENGTH);
    }
    return new Given(new Item(id, content));
  }

  private static AskedItem failed(String id, ErrorCode code, String detail) {
    return new Unreadable(new Failed(id, code, detail));
  }

  private static void refuseUnknown(Map<?, ?> map, Set<String> known, String where) {
    for (Object key : map.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        throw invalid(
            where
                + " has the unknown key '"
                + key
                + "'; known: "
                + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static DraftingException invalid(String message) {
    return new DraftingException(ErrorCode.INVALID_REQUEST, message);
  }
}
