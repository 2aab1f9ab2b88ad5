package dev.firstpass.tools.labelfile;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plain values (texts, numbers, booleans, lists, maps) in label files. */
public final class PlainValues {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,8}");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,8})\\.[0-9]{1,9}");

  private PlainValues() {}

  /**
   * Writes a value as a file of UTF-8 JSON.
   *
   * @param out left open
   */
  public static void write(@Nullable Object value, OutputStream out) throws IOException {
    try (JsonGenerator json = PlainJson.factory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      write(value, json);
    }
  }

  /** Returns the value that a text of an XML file stands for: a boolean, a number or the text. */
  public static Object parse(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (WHOLE.matcher(text).matches()) {
      return Integer.valueOf(text);
    }
    return DECIMAL.matcher(text).matches() && text.equals(Double.valueOf(text).toString())
        ? Double.valueOf(text)
        : text;
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(CleanText.wellFormed(String.valueOf(entry.getKey())));
        write(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(element, json);
      }
      json.writeEndArray();
    } else if (value instanceof Number number) {
      writeNumber(number, json);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(CleanText.wellFormed(value.toString()));
    }
  }

  private static void writeNumber(Number number, JsonGenerator json) throws IOException {
    if (number instanceof Integer || number instanceof Long) {
      json.writeNumber(number.longValue());
    } else if (Double.isFinite(number.doubleValue())) {
      json.writeNumber(number.doubleValue());
    } else {
      json.writeNull();
    }
  }
}
