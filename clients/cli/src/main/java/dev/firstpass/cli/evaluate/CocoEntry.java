package dev.firstpass.cli.evaluate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One image, category or annotation of a COCO file, with its place for complaints.
 *
 * @param place where it stands
 * @param fields those that an evaluation needs
 */
record CocoEntry(String place, Map<String, @Nullable Object> fields) {
  /** Outlines are large and of no use here, so only these are kept in memory. */
  private static final Set<String> WANTED =
      Set.of(
          "id",
          "file_name",
          "width",
          "height",
          "name",
          "image_id",
          "category_id",
          "bbox",
          "area",
          "iscrowd");

  /** Reads an object of which the parser stands on the first token. */
  static CocoEntry read(JsonParser parser, String place) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw DetectionDataset.invalid(place + " is not an object");
    }
    Map<String, @Nullable Object> fields = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      if (WANTED.contains(field)) {
        fields.put(field, PlainJson.read(parser));
      } else {
        parser.nextToken();
        parser.skipChildren();
      }
    }
    return new CocoEntry(place, fields);
  }

  /** Returns a whole number that must be there. */
  long id(String field) {
    Object value = fields.get(field);
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw wrong(field, "a whole number", value);
  }

  /** Returns a size in pixels that must be there and positive. */
  int size(String field) {
    long value = id(field);
    if (value <= 0 || value > Integer.MAX_VALUE) {
      throw wrong(field, "a positive number of pixels", value);
    }
    return (int) value;
  }

  /** Returns a text that must be there. */
  String text(String field) {
    if (fields.get(field) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw wrong(field, "a text", fields.get(field));
  }

  /** Returns a number that is not negative, or {@code otherwise} when it is not there. */
  double number(String field, double otherwise) {
    Object value = fields.get(field);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Number number
        && number.doubleValue() >= 0
        && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw wrong(field, "a number that is not negative", value);
  }

  /** Returns the box that must be there. */
  CocoBox box() {
    Object value = fields.get("bbox");
    String wanted = "[x, y, width, height] with a size that is not negative";
    if (!(value instanceof List<?> list) || list.size() != 4) {
      throw wrong("bbox", wanted, value);
    }
    double[] numbers = new double[4];
    for (int i = 0; i < 4; i++) {
      if (!(list.get(i) instanceof Number number)) {
        throw wrong("bbox", wanted, value);
      }
      numbers[i] = number.doubleValue();
    }
    try {
      return new CocoBox(numbers[0], numbers[1], numbers[2], numbers[3]);
    } catch (IllegalArgumentException e) {
      throw wrong("bbox", wanted, value);
    }
  }

  private RuntimeException wrong(String field, String wanted, @Nullable Object value) {
    return DetectionDataset.invalid(
        place
            + ": '"
            + field
            + "' must be "
            + wanted
            + (value == null ? ", but is missing" : ", not " + value));
  }
}
