package dev.firstpass.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into plain data: maps, lists, strings, numbers, booleans. No data binding, so no class
 * is ever made from a name in the input. Thread-safe.
 */
public final class PlainJson {
  /** The deepest nesting that is read. */
  public static final int MAX_DEPTH = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  // Base64 media are strings; the size of the whole is the reader's business.
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private PlainJson() {}

  /** Returns the factory with this project's limits, for writers and streaming readers. */
  public static JsonFactory factory() {
    return FACTORY;
  }

  /**
   * Reads one value.
   *
   * @param parser before the value's first token; afterwards on its last
   * @return a map, list, string, number, boolean, or null for JSON's null
   * @throws IOException on malformed JSON or a nesting deeper than {@link #MAX_DEPTH}
   */
  public static @Nullable Object read(JsonParser parser) throws IOException {
    return value(parser, parser.nextToken());
  }

  /**
   * Reads a text that holds one value.
   *
   * @return a map, list, string, number, boolean, or null for JSON's null
   * @throws IOException on malformed JSON, a nesting deeper than {@link #MAX_DEPTH}, or text after
   *     the value
   */
  public static @Nullable Object read(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      Object value = read(parser);
      if (parser.nextToken() != null) {
        throw new StreamConstraintsException("text after the JSON value");
      }
      return value;
    }
  }

  private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token)
      throws IOException {
    if (token == null) {
      throw new StreamConstraintsException("unexpected end of JSON");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case END_ARRAY, END_OBJECT, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new StreamConstraintsException("unexpected " + token + " in JSON");
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      object.put(name, value(parser, parser.nextToken()));
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      array.add(value(parser, token));
    }
    return array;
  }
}
