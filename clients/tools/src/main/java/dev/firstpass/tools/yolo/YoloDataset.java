package dev.firstpass.tools.yolo;

import dev.firstpass.core.model.LabelSet;
import dev.firstpass.tools.labelfile.LabelLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What the files beside the labels say of classes and keypoints.
 *
 * @param names of the classes by id; empty where nothing names them
 * @param points how many keypoints a row has; 0 for rows without
 * @param values how many numbers each has: 2, or 3 with its visibility
 * @param pointNames names of the keypoints by class id, where they are known
 */
record YoloDataset(
    List<String> names, int points, int values, Map<Integer, List<String>> pointNames) {
  static final int MAX_CLASSES = 100_000;

  /** Returns a data set of classes and nothing else. */
  static YoloDataset of(List<String> names) {
    return new YoloDataset(distinct(names), 0, 3, Map.of());
  }

  /** Reads a list of classes, one a line. */
  static YoloDataset list(InputStream in) throws IOException {
    List<String> names =
        new ArrayList<>(LabelLine.all(in).stream().map(line -> line.text().strip()).toList());
    while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
      names.remove(names.size() - 1);
    }
    return of(names);
  }

  /** Reads a data.yaml; one without {@code names} is another kind of file. */
  static YoloDataset yaml(InputStream in) throws IOException {
    Object root;
    try {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      root = new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new IOException("is not YAML: " + String.valueOf(e.getMessage()).replace('\n', ' '), e);
    }
    if (!(root instanceof Map<?, ?> map) || map.get("names") == null) {
      throw new IOException("has no names of classes; name them under 'names'");
    }
    int points = 0;
    int values = 3;
    if (map.get("kpt_shape") instanceof List<?> shape
        && shape.size() == 2
        && shape.get(0) instanceof Integer count
        && shape.get(1) instanceof Integer each) {
      points = count;
      values = each;
    }
    Map<Integer, List<String>> pointNames = new TreeMap<>();
    byId(map.get("kpt_names")).forEach((id, value) -> pointNames.put(id, texts(value)));
    return new YoloDataset(distinct(names(map.get("names"))), points, values, pointNames);
  }

  /** Returns the name of a keypoint: a number where it has none. */
  String pointName(int classId, int point) {
    List<String> all = pointNames.getOrDefault(classId, List.of());
    return point < all.size() ? all.get(point) : String.valueOf(point + 1);
  }

  private static List<String> names(@Nullable Object value) throws IOException {
    Map<Integer, Object> byId = byId(value);
    List<String> names = new ArrayList<>();
    for (Map.Entry<Integer, Object> entry : byId.entrySet()) {
      if (entry.getKey() < 0 || entry.getKey() > MAX_CLASSES) {
        throw new IOException("names a class " + entry.getKey() + "; ids are 0 to " + MAX_CLASSES);
      }
      while (names.size() < entry.getKey()) {
        names.add(String.valueOf(names.size()));
      }
      names.add(String.valueOf(entry.getValue()));
    }
    return names;
  }

  private static Map<Integer, Object> byId(@Nullable Object value) {
    Map<Integer, Object> byId = new TreeMap<>();
    if (value instanceof List<?> list) {
      for (int id = 0; id < list.size(); id++) {
        byId.put(id, String.valueOf(list.get(id)));
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (id, name) -> {
            if (id instanceof Integer number && name != null) {
              byId.put(number, name);
            }
          });
    }
    return byId;
  }

  private static List<String> texts(Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  /** A class without name is called by its number. */
  private static List<String> distinct(List<String> names) {
    List<String> named = new ArrayList<>();
    for (String name : names) {
      named.add(name.isBlank() ? String.valueOf(named.size()) : name);
    }
    return LabelSet.numberingRepeats(named).names();
  }
}
