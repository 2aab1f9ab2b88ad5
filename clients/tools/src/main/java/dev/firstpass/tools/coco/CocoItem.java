package dev.firstpass.tools.coco;

import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.tools.labelfile.Leftovers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An image whose annotations are being read. Not thread-safe. */
final class CocoItem {
  private final ImageFacts image;
  private final Map<String, Object> left;
  private final List<Label> labels = new ArrayList<>();

  /**
   * @param left what the file says of the image beyond what is written by itself, with its id
   */
  CocoItem(ImageFacts image, Map<String, Object> left) {
    this.image = image;
    this.left = left;
  }

  ImageFacts image() {
    return image;
  }

  List<Label> labels() {
    return labels;
  }

  void add(Label label) {
    labels.add(label);
  }

  /** Returns the image's id in the file. */
  Optional<Long> id() {
    return id(left);
  }

  /** Returns the ids of the annotations in the file. */
  List<Optional<Long>> labelIds() {
    return labels.stream()
        .map(label -> id(Leftovers.in(label.attributes(), CocoFormat.NAME)))
        .toList();
  }

  /**
   * Returns the labels.
   *
   * @param withId whether the image's id is kept
   * @param withLabelIds whether the annotations' are
   */
  ItemLabels labelled(boolean withId, boolean withLabelIds) {
    Map<String, Object> attributes = Leftovers.kept(Map.of(), CocoFormat.NAME, left);
    return new ItemLabels(
        image,
        Optional.empty(),
        withLabelIds
            ? labels
            : labels.stream()
                .map(
                    label ->
                        new Label(
                            label.suggestion(), label.scored(), withoutId(label.attributes())))
                .toList(),
        withId ? attributes : withoutId(attributes));
  }

  private static Map<String, Object> withoutId(Map<String, Object> attributes) {
    Map<String, Object> changed = new LinkedHashMap<>(attributes);
    changed.remove(CocoFormat.NAME);
    Map<String, Object> left = new LinkedHashMap<>();
    Leftovers.into(left, Leftovers.in(attributes, CocoFormat.NAME));
    left.remove("id");
    return Leftovers.kept(changed, CocoFormat.NAME, left);
  }

  private static Optional<Long> id(Map<?, ?> left) {
    return left.get("id") instanceof Number id ? Optional.of(id.longValue()) : Optional.empty();
  }
}
