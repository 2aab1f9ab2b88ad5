package dev.firstpass.tools.labelstudio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds where the media of a task is. */
final class TaskMedia {
  private static final String UNDEFINED = "$undefined$";

  /** Without its second slash, too: Label Studio redirects that, and we follow no redirects. */
  private static final Pattern LOCAL = Pattern.compile("/data/local-files/?\\?d=");

  private static final String UPLOAD = "upload/";

  private TaskMedia() {}

  /**
   * Returns the values of a field: one, or those of a list; empty when there is none.
   *
   * @param data of the task
   * @param field {@code a.b} when it is nested
   */
  static List<String> values(Map<?, ?> data, String field) {
    Object value = data.get(field);
    if (value == null) {
      value = nested(data, field);
    }
    if (value == null) {
      value = data.get(UNDEFINED);
    }
    List<String> values = new ArrayList<>();
    for (Object one : value instanceof List<?> list ? list : listOf(value)) {
      if (one instanceof String text && !text.isBlank()) {
        values.add(text.strip());
      }
    }
    return values;
  }

  /**
   * Returns where a value may be fetched from, most likely first.
   *
   * @param value as the task's data has it
   * @param task id of the task; empty when the client sent none
   */
  static List<String> addresses(String value, String task) {
    Matcher local = LOCAL.matcher(value);
    if (local.find()) {
      // A mapped folder first, then Label Studio itself.
      String path = value.substring(local.end());
      return List.of(
          "/data/local-files/" + path,
          value.substring(0, local.start()) + "/data/local-files/?d=" + path);
    }
    String bare = value.startsWith("/") ? value.substring(1) : value;
    if (bare.startsWith(UPLOAD) || bare.startsWith("data/" + UPLOAD)) {
      String path = bare.substring(bare.indexOf(UPLOAD));
      return List.of("/data/" + path, "/storage-data/uploaded/?filepath=" + path);
    }
    boolean stored =
        value.startsWith("s3://") || value.startsWith("gs://") || value.startsWith("azure-blob://");
    if (stored && !task.isEmpty()) {
      // Label Studio first, which has the storage's own credentials; then the bucket itself.
      String uri = Base64.getUrlEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
      return List.of("/tasks/" + task + "/presign/?fileuri=" + uri, value);
    }
    return List.of(value);
  }

  private static @Nullable Object nested(Map<?, ?> data, String field) {
    Object value = data;
    for (String part : field.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return value;
  }

  private static List<?> listOf(@Nullable Object value) {
    return value == null ? List.of() : List.of(value);
  }
}
