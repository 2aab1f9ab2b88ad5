package dev.firstpass.tools.labelme;

import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.Fields;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.Leftovers;
import dev.firstpass.tools.labelfile.ReadLabels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads labelme JSON, also as X-AnyLabeling writes it. Confined to one reading. */
final class LabelmeReader {
  private final LabelSource source;
  private final boolean newest;
  private final CollectionBuilder builder;
  private int read;

  LabelmeReader(LabelSource source, boolean newest) {
    this.source = source;
    this.newest = newest;
    this.builder = new CollectionBuilder(source);
  }

  /** Reads all files of the source. */
  LabelCollection read() {
    for (String path : builder.files(LabelmeFormat.NAME, ".json")) {
      builder.file(path, in -> readFile(path, Fields.plain(in)));
    }
    if (read == 0) {
      throw CollectionBuilder.missing(LabelmeFormat.NAME, "*.json with shapes");
    }
    return builder.build();
  }

  private void readFile(String path, @Nullable Object json) throws IOException {
    Fields root = Fields.of(json, "");
    if (!root.has("shapes")) {
      throw new IOException("is not labelme JSON: it has no shapes");
    }
    read++;
    ImageFacts image = image(path, root);
    List<Label> labels = new ArrayList<>();
    Map<String, Object> unset = new LinkedHashMap<>();
    readFlags(root, labels, unset);
    for (ShapeGroup group : ShapeGroup.of(root.values("shapes"))) {
      builder.attempt(path, () -> labels.add(label(group, image)));
    }
    var bare = ImageLabels.of(ItemLabels.drawn(image, List.of()), "", LabelWriting.plain());
    Map<String, Object> left =
        Leftovers.of(
            root.values(),
            LabelmeDocument.head(bare),
            Set.of("imagePath", "imageData", "shapes", "imageHeight", "imageWidth", "flags"));
    if (!unset.isEmpty()) {
      left.put(LabelmeShapes.FLAGS, unset);
    }
    builder.add(
        new ItemLabels(
            image, Optional.empty(), labels, Leftovers.kept(Map.of(), LabelmeFormat.NAME, left)));
  }

  private static void readFlags(Fields root, List<Label> labels, Map<String, Object> unset)
      throws IOException {
    if (!root.has(LabelmeShapes.FLAGS)) {
      return;
    }
    root.fields(LabelmeShapes.FLAGS)
        .values()
        .forEach(
            (name, value) -> {
              if (Boolean.TRUE.equals(value)) {
                labels.add(ReadLabels.tag(String.valueOf(name), Optional.empty(), Map.of()));
              } else {
                unset.put(String.valueOf(name), false);
              }
            });
  }

  private ImageFacts image(String path, Fields root) throws IOException {
    List<String> names = ImageNames.of(path, root.optionalText("imagePath"));
    String name =
        names.stream()
            .filter(candidate -> source.media(candidate).isPresent())
            .findFirst()
            .orElse(names.get(0));
    return root.has("imageWidth") && root.has("imageHeight")
        ? builder.image(name, root.number("imageWidth"), root.number("imageHeight"))
        : builder.image(name);
  }

  private Label label(ShapeGroup group, ImageFacts image) throws IOException {
    try {
      var first = new LabelmeShape(group.first(), image);
      return withLeftovers(first.label(shape(group, first, image)), group, image);
    } catch (IllegalArgumentException e) {
      throw new IOException(group.first().place() + ": " + e.getMessage(), e);
    }
  }

  private static Shape shape(ShapeGroup group, LabelmeShape first, ImageFacts image)
      throws IOException {
    if (group.points().isEmpty()) {
      return first.shape();
    }
    List<Keypoint> points = new ArrayList<>();
    for (Fields fields : group.points()) {
      points.add(new LabelmeShape(fields, image).keypoint());
    }
    return new Keypoints(first.shape().enclosingBox(), points);
  }

  private Label withLeftovers(Label label, ShapeGroup group, ImageFacts image) throws IOException {
    DrawnRegion drawn = DrawnRegion.of((Region) label.suggestion(), image, label);
    List<Map<String, @Nullable Object>> written = new LabelmeShapes(newest, () -> 0).of(drawn);
    Map<String, Object> left = left(group.first(), written.isEmpty() ? Map.of() : written.get(0));
    List<Map<String, Object>> parts = new ArrayList<>();
    for (int i = 0; i < group.points().size(); i++) {
      parts.add(left(group.points().get(i), written.get(i + 1)));
    }
    if (parts.stream().anyMatch(part -> !part.isEmpty())) {
      left.put(LabelmeDocument.PARTS, parts);
    }
    return new Label(
        label.suggestion(),
        label.scored(),
        Leftovers.kept(label.attributes(), LabelmeFormat.NAME, left));
  }

  private static Map<String, Object> left(Fields read, Map<String, @Nullable Object> written) {
    return Leftovers.of(read.values(), written, Set.of("label"));
  }
}
