package dev.firstpass.client;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.Item;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.DraftJsonReader;
import dev.firstpass.core.json.PlainJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of requests for several items and of answers that are lists. */
final class ListJson {
  private ListJson() {}

  /**
   * Returns {@code {"items":[{"id","data"}],"parameters":{…}}}; leaves the items' buffers alone.
   */
  static byte[] request(List<Item> items, Map<String, Object> parameters) throws IOException {
    var out = new ByteArrayOutputStream();
    try (JsonGenerator json = PlainJson.factory().createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("items");
      for (Item item : items) {
        json.writeStartObject();
        json.writeStringField("id", item.id());
        json.writeBinaryField("data", bytes(item.content()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeFieldName("parameters");
      DraftJson.writePlain(parameters, json);
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** Reads {@code {"results":[draft | {"item":{"id"},"error":{"code","detail"}}]}}. */
  static List<DraftResult> results(@Nullable Object answer) throws IOException {
    List<DraftResult> results = new ArrayList<>();
    for (Map<?, ?> result : objects(answer, "results")) {
      if (result.get("error") instanceof Map<?, ?> error) {
        results.add(failed(result, error));
      } else {
        results.add(new DraftResult.Drafted(DraftJsonReader.draft(result)));
      }
    }
    return results;
  }

  /** Returns the objects of a list in an answer. */
  static List<Map<?, ?>> objects(@Nullable Object answer, String field) throws IOException {
    if (!(answer instanceof Map<?, ?> map) || !(map.get(field) instanceof List<?> list)) {
      throw new IOException("the server's answer has no list '" + field + "'");
    }
    List<Map<?, ?>> objects = new ArrayList<>();
    for (Object element : list) {
      if (!(element instanceof Map<?, ?> object)) {
        throw new IOException("'" + field + "' in the server's answer has something else inside");
      }
      objects.add(object);
    }
    return objects;
  }

  /** Returns a text that an object in an answer must have. */
  static String text(Map<?, ?> object, String field) throws IOException {
    if (object.get(field) instanceof String text) {
      return text;
    }
    throw new IOException("the server's answer lacks '" + field + "'");
  }

  private static DraftResult failed(Map<?, ?> result, Map<?, ?> error) throws IOException {
    if (!(result.get("item") instanceof Map<?, ?> item)) {
      throw new IOException("the server's answer lacks 'item'");
    }
    return new DraftResult.Failed(
        text(item, "id"),
        Exchange.code(text(error, "code")).orElse(ErrorCode.UNEXPECTED),
        text(error, "detail"));
  }

  private static byte[] bytes(ByteBuffer content) {
    ByteBuffer view = content.duplicate();
    byte[] bytes = new byte[view.remaining()];
    view.get(bytes);
    return bytes;
  }
}
