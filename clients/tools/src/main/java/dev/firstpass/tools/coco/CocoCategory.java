package dev.firstpass.tools.coco;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a category that was read. */
final class CocoCategory {
  private CocoCategory() {}

  /** Returns the id, where it is a whole number. */
  static Optional<Long> id(Map<?, ?> fields) {
    return fields.get("id") instanceof Number id ? Optional.of(id.longValue()) : Optional.empty();
  }

  /** Returns the names of its keypoints in order. */
  static List<String> keypoints(Map<?, ?> fields) {
    return fields.get("keypoints") instanceof List<?> names
        ? names.stream().map(String::valueOf).toList()
        : List.of();
  }
}
