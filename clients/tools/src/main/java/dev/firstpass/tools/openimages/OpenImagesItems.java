package dev.firstpass.tools.openimages;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.Label;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.ReadLabels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the labels of images that several tables tell of. Not thread-safe. */
final class OpenImagesItems {
  private final Map<String, String> names;
  private final CollectionBuilder builder;
  private final Map<String, List<Integer>> sizes = new HashMap<>();
  private final Map<String, List<TableRow>> boxes = new LinkedHashMap<>();
  private final Map<String, List<Label>> tags = new HashMap<>();

  /**
   * @param names of labels by their ids
   */
  OpenImagesItems(Map<String, String> names, CollectionBuilder builder) {
    this.names = names;
    this.builder = builder;
  }

  /** Notes heights and widths by the ids of images. */
  void sizes(Map<String, List<Integer>> known) {
    sizes.putAll(known);
  }

  /** Notes an image, which may have no labels. */
  void image(TableRow row) throws IOException {
    boxes.computeIfAbsent(row.wanted("ImageID"), id -> new ArrayList<>());
  }

  void box(TableRow row) throws IOException {
    boxes.computeIfAbsent(row.wanted("ImageID"), id -> new ArrayList<>()).add(row);
  }

  /** Reads a label of a whole image; confidence 0 says that people did not see it. */
  void tag(TableRow row) throws IOException {
    image(row);
    if (row.number("Confidence") > 0) {
      tags.computeIfAbsent(row.wanted("ImageID"), id -> new ArrayList<>())
          .add(ReadLabels.tag(name(row), score(row), Map.of()));
    }
  }

  /** Adds all images to the collection. */
  void addAll() {
    boxes.forEach(
        (id, rows) ->
            builder.attempt(
                "image '" + id + "'",
                () -> {
                  ImageFacts image = facts(id);
                  List<Label> labels = new ArrayList<>();
                  for (TableRow row : rows) {
                    builder.attempt(
                        "image '" + id + "': box '" + row.text("LabelName") + "'",
                        () -> labels.add(label(row, image)));
                  }
                  labels.addAll(tags.getOrDefault(id, List.of()));
                  builder.add(image, labels);
                }));
  }

  private ImageFacts facts(String id) throws IOException {
    List<Integer> size = sizes.getOrDefault(id, List.of());
    return size.isEmpty() ? builder.image(id) : builder.image(id, size.get(1), size.get(0));
  }

  private Label label(TableRow row, ImageFacts image) throws IOException {
    Box box =
        new Box(
            row.number("XMin") * image.width(),
            row.number("YMin") * image.height(),
            row.number("XMax") * image.width(),
            row.number("YMax") * image.height());
    Map<String, Object> attributes = new LinkedHashMap<>();
    OpenImagesTables.FLAGS.forEach(
        (column, attribute) -> {
          if (row.text(column).equals("1")) {
            attributes.put(attribute, true);
          }
        });
    return ReadLabels.region(name(row), box, score(row), attributes);
  }

  private String name(TableRow row) throws IOException {
    String id = row.wanted("LabelName");
    return names.getOrDefault(id, id);
  }

  /** People's boxes have confidence 1 and a source that is no machine. */
  private static Optional<Double> score(TableRow row) throws IOException {
    if (row.text("Confidence").isEmpty()) {
      return Optional.empty();
    }
    double score = row.number("Confidence");
    if (score < 0 || score > 1) {
      throw new IOException("has the Confidence " + score + ", which is not in [0, 1]");
    }
    boolean machine = row.text("Source").startsWith(OpenImagesTables.MACHINE);
    return score == 1 && !machine ? Optional.empty() : Optional.of(score);
  }
}
