package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the results of a picture as labels. Confined to one picture. */
final class PictureLabels {
  private static final String KEYPOINT = "keypoint";
  private static final Set<String> PASSED_OVER = Set.of("relation", "textarea");

  private final ImageFacts image;
  private final Pixels pixels;
  private final String file;
  private final CollectionBuilder builder;
  private final List<Label> labels = new ArrayList<>();

  /**
   * @param file for complaints
   * @param builder takes problems
   */
  PictureLabels(ImageFacts image, String file, CollectionBuilder builder) {
    this.image = image;
    this.file = file;
    this.builder = builder;
    pixels = new Pixels(image.width(), image.height());
  }

  /** Reads the regions of one annotation or prediction; what is wrong with one costs only it. */
  void read(List<RegionResults> regions, LabelOrigin origin) {
    Set<String> ids = regions.stream().map(RegionResults::id).collect(Collectors.toSet());
    Map<String, List<RegionResults>> points = new LinkedHashMap<>();
    List<RegionResults> others = new ArrayList<>();
    for (RegionResults region : regions) {
      Optional<String> parent = region.parent().filter(ids::contains);
      if (parent.isPresent() && region.ofType(KEYPOINT).isPresent()) {
        points.computeIfAbsent(parent.get(), id -> new ArrayList<>()).add(region);
      } else {
        others.add(region);
      }
    }
    for (RegionResults region : others) {
      List<RegionResults> own = points.getOrDefault(region.id(), List.of());
      builder.attempt(file + " " + region.first().place(), () -> read(region, own, origin));
    }
  }

  /** Returns the labels in the order of the file. */
  List<Label> labels() {
    return labels;
  }

  private void read(RegionResults region, List<RegionResults> points, LabelOrigin origin)
      throws IOException {
    Optional<Shape> shape = shape(region);
    double score = origin.score(region.score());
    Map<String, Object> attributes = region.attributes();
    if (shape.isEmpty()) {
      if (region.ofType("choices").isPresent()) {
        for (String tag : RegionResults.said(region.first(), "choices")) {
          labels.add(origin.label(new Tag(tag, score), Map.of()));
        }
      } else if (!PASSED_OVER.contains(RegionResults.type(region.first()))) {
        throw region
            .first()
            .wrong("type", "one that is read: '" + RegionResults.type(region.first()) + "'");
      }
      return;
    }
    region.text().ifPresent(text -> attributes.putIfAbsent(LabelAttributes.DESCRIPTION, text));
    List<String> names = region.labels();
    if (names.isEmpty()) {
      throw new IOException("the region has no label");
    }
    Shape whole = points.isEmpty() ? shape.get() : keypoints(shape.get().enclosingBox(), points);
    for (String name : names) {
      labels.add(origin.label(new Region(name, score, whole), attributes));
    }
  }

  private Optional<Shape> shape(RegionResults region) throws IOException {
    for (Fields result : region.results()) {
      String type = RegionResults.type(result);
      if (type.startsWith("rectangle")) {
        return Optional.of(pixels.rectangle(value(result)));
      } else if (type.startsWith("polygon")) {
        return Optional.of(pixels.outline(value(result)));
      } else if (type.startsWith("ellipse")) {
        return Optional.of(pixels.ellipse(value(result)));
      } else if (type.startsWith("brush")) {
        return Optional.of(BrushReader.read(value(result), image.width(), image.height()));
      } else if (type.startsWith(KEYPOINT)) {
        return Optional.of(keypoints(pixels.dot(value(result)), List.of(region)));
      }
    }
    return Optional.empty();
  }

  /** A point is named by its label and has its own score. */
  private Keypoints keypoints(Box box, List<RegionResults> points) throws IOException {
    List<Keypoint> all = new ArrayList<>();
    for (RegionResults point : points) {
      List<String> names = point.labels();
      Fields value = value(point.ofType(KEYPOINT).orElse(point.first()));
      all.add(
          new Keypoint(
              names.isEmpty() ? KEYPOINT : names.get(0),
              pixels.point(value),
              point.score().orElse(1.0)));
    }
    return new Keypoints(box, all);
  }

  /** Coordinates of a picture that was turned in the editor are those of the turned picture. */
  private static Fields value(Fields result) throws IOException {
    if (result.optionalNumber("image_rotation").orElse(0.0) % 360 != 0) {
      throw result.wrong("image_rotation", "0: the picture was turned in the editor");
    }
    return result.fields("value");
  }
}
