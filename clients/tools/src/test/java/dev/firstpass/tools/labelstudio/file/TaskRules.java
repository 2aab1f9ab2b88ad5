package dev.firstpass.tools.labelstudio.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.json.PlainJson;
import dev.firstpass.tools.labelfile.XmlElement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What Label Studio checks when it imports tasks: {@code tasks/validation.py}, and {@code
 * validate_prediction} of {@code label_interface/interface.py}.
 */
final class TaskRules {
  private static final Map<String, String> TYPES =
      Map.of(
          "box", "rectanglelabels",
          "polygon", "polygonlabels",
          "brush", "brushlabels",
          "keypoint", "keypointlabels",
          "label", "labels",
          "speaker", "labels",
          "transcription", "textarea",
          "language", "choices",
          "tag", "choices");

  private TaskRules() {}

  /** Fails when a file would not be imported. */
  static void assertImports(String path, byte[] content) throws IOException {
    if (path.equals("label_config.xml")) {
      assertConfigures(content);
    } else {
      assertEquals("tasks.json", path);
      for (Object task : list(plain(content))) {
        assertImports(map(task));
      }
    }
  }

  static Object plain(byte[] content) throws IOException {
    return Objects.requireNonNull(PlainJson.read(new String(content, StandardCharsets.UTF_8)));
  }

  static List<?> list(Object value) {
    return (List<?>) value;
  }

  static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static void assertConfigures(byte[] content) throws IOException {
    XmlElement view = XmlElement.read(new ByteArrayInputStream(content));
    assertEquals("View", view.name());
    XmlElement object = view.children().get(0);
    Set<String> names = new HashSet<>(Set.of(object.attribute("name")));
    assertTrue(object.attribute("value").startsWith("$"));
    for (XmlElement control : view.children().subList(1, view.children().size())) {
      assertTrue(names.add(control.attribute("name")), () -> "twice: " + control);
      assertEquals(object.attribute("name"), control.attribute("toName"));
      Set<String> labels = new HashSet<>();
      for (XmlElement label : control.children()) {
        assertTrue(labels.add(label.attribute("value")), () -> "twice: " + label);
        assertFalse(label.attribute("value").isBlank());
      }
    }
  }

  private static void assertImports(Map<?, ?> task) {
    assertTrue(task.get("data") instanceof Map<?, ?> data && data.size() == 1, task::toString);
    List<Object> parts = new ArrayList<>();
    for (String name : List.of("annotations", "predictions")) {
      if (task.get(name) != null) {
        parts.addAll(list(Objects.requireNonNull(task.get(name))));
      }
    }
    Map<String, Integer> ids = new HashMap<>();
    for (Object part : parts) {
      Object score = map(part).get("score");
      assertTrue(score == null || isShare(score), () -> "score " + score);
      for (Object result : list(Objects.requireNonNull(map(part).get("result")))) {
        assertResult(map(result));
        String key = map(result).get("id") + " " + map(result).get("from_name");
        ids.merge(key, 1, Integer::sum);
      }
    }
    ids.remove("tags tag");
    assertTrue(ids.values().stream().allMatch(count -> count == 1), ids::toString);
  }

  private static void assertResult(Map<?, ?> result) {
    String type = Objects.requireNonNull(TYPES.get(result.get("from_name")), result::toString);
    assertEquals(type, result.get("type"));
    assertTrue(Set.of("image", "audio").contains(result.get("to_name")), result::toString);
    assertFalse(String.valueOf(result.get("id")).contains("#"));
    Object score = result.get("score");
    assertTrue(score == null || isShare(score), () -> "score " + score);
    Map<?, ?> value = map(Objects.requireNonNull(result.get("value")));
    for (String name : List.of("x", "y", "width", "height")) {
      assertTrue(value.get(name) == null || isPercent(value.get(name)), result::toString);
    }
    if (value.get("points") instanceof List<?> points) {
      assertTrue(points.size() >= 3);
      assertTrue(
          points.stream().allMatch(point -> list(point).stream().allMatch(TaskRules::isPercent)),
          result::toString);
    }
    if (value.get("rle") instanceof List<?> bytes) {
      assertTrue(
          bytes.stream()
              .allMatch(one -> one instanceof Integer byteOf && byteOf >= 0 && byteOf < 256));
    }
    if (value.get("start") instanceof Number start) {
      assertTrue(value.get("end") instanceof Number end && end.doubleValue() > start.doubleValue());
    }
    String texts = type.equals("textarea") ? "text" : type;
    assertFalse(list(Objects.requireNonNull(value.get(texts))).isEmpty(), result::toString);
  }

  private static boolean isShare(Object number) {
    return number instanceof Number score && score.doubleValue() >= 0 && score.doubleValue() <= 1;
  }

  private static boolean isPercent(Object number) {
    return number instanceof Number one && one.doubleValue() >= 0 && one.doubleValue() <= 100;
  }
}
