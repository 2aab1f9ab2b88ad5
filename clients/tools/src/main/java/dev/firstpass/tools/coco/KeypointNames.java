package dev.firstpass.tools.coco;

import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keypoint names of each category: COCO wants every object of a category to have the same
 * points in the same order. Confined to one document.
 */
final class KeypointNames {
  private final Map<String, Set<String>> byLabel = new LinkedHashMap<>();

  /**
   * @param known names by label, which come first
   */
  KeypointNames(Map<String, List<String>> known) {
    known.forEach((label, names) -> byLabel.put(label, new LinkedHashSet<>(names)));
  }

  /** Notes the names that the labels of images use. */
  KeypointNames with(List<ImageLabels> images) {
    for (ImageLabels image : images) {
      for (DrawnRegion drawn : image.regions()) {
        if (drawn.region().shape() instanceof Keypoints keypoints) {
          Set<String> names =
              byLabel.computeIfAbsent(drawn.region().label(), label -> new LinkedHashSet<>());
          keypoints.points().forEach(point -> names.add(point.name()));
        }
      }
    }
    return this;
  }

  /** Returns the names of all points that objects of a category have, in order of appearance. */
  List<String> of(String label) {
    return List.copyOf(byLabel.getOrDefault(label, Set.of()));
  }

  /** Returns the points of one object in the order of {@link #of}; empty where it lacks one. */
  List<Optional<Keypoint>> ordered(String label, Keypoints keypoints) {
    Map<String, Keypoint> byName = new LinkedHashMap<>();
    keypoints.points().forEach(point -> byName.putIfAbsent(point.name(), point));
    List<Optional<Keypoint>> ordered = new ArrayList<>();
    for (String name : of(label)) {
      ordered.add(Optional.ofNullable(byName.get(name)));
    }
    return ordered;
  }
}
