package dev.firstpass.tools.coco;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.tools.labelfile.ClassIds;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.Outlines;
import dev.firstpass.tools.labelfile.Rounding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes one COCO instances file. Confined to one file. */
final class CocoDocument {
  private static final int LABELLED_AND_VISIBLE = 2;

  private final List<ImageLabels> drafts;
  private final LabelSet labels;
  private final ClassIds classIds;
  private final KeypointNames keypointNames;

  CocoDocument(List<ImageLabels> drafts, LabelSet labels) {
    this.drafts = drafts;
    this.labels = labels;
    classIds = new ClassIds(labels);
    keypointNames = new KeypointNames(drafts);
  }

  /** Writes the file and leaves {@code out} open. */
  void write(OutputStream out) throws IOException {
    try (JsonGenerator json = PlainJson.factory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      writeInfo(json);
      writeImages(json);
      writeCategories(json);
      writeAnnotations(json);
      json.writeEndObject();
    }
  }

  private void writeInfo(JsonGenerator json) throws IOException {
    String models =
        drafts.stream()
            .flatMap(draft -> draft.model().stream())
            .map(Object::toString)
            .distinct()
            .collect(Collectors.joining(", "));
    json.writeObjectFieldStart("info");
    json.writeStringField("description", "Draft labels by Firstpass");
    json.writeStringField("version", "1.0");
    json.writeStringField("contributor", models);
    json.writeEndObject();
    json.writeArrayFieldStart("licenses");
    json.writeEndArray();
  }

  private void writeImages(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("images");
    int id = 1;
    for (ImageLabels draft : drafts) {
      json.writeStartObject();
      json.writeNumberField("id", id++);
      json.writeStringField("file_name", draft.path().toString());
      json.writeNumberField("width", draft.image().width());
      json.writeNumberField("height", draft.image().height());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeCategories(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("categories");
    for (String label : labels.names()) {
      json.writeStartObject();
      json.writeNumberField("id", categoryId(label));
      json.writeStringField("name", CleanText.wellFormed(label));
      json.writeStringField("supercategory", "");
      List<String> points = keypointNames.of(label);
      if (!points.isEmpty()) {
        writeSkeleton(points, json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeSkeleton(List<String> points, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("keypoints");
    for (String point : points) {
      json.writeString(CleanText.wellFormed(point));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("skeleton");
    json.writeEndArray();
  }

  private void writeAnnotations(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("annotations");
    int id = 1;
    int imageId = 1;
    for (ImageLabels draft : drafts) {
      for (DrawnRegion drawn : draft.regions()) {
        json.writeStartObject();
        json.writeNumberField("id", id++);
        json.writeNumberField("image_id", imageId);
        writeRegion(drawn, json);
        json.writeEndObject();
      }
      imageId++;
    }
    json.writeEndArray();
  }

  private void writeRegion(DrawnRegion drawn, JsonGenerator json) throws IOException {
    String label = drawn.region().label();
    List<List<Point>> outlines = Outlines.of(drawn.region().shape());
    double area = outlines.isEmpty() ? drawn.box().area() : Outlines.area(outlines);
    double score = Rounding.score(drawn.region().score());
    json.writeNumberField("category_id", categoryId(label));
    writeBox(drawn.box(), json);
    json.writeNumberField("area", Rounding.pixels(area));
    json.writeNumberField("iscrowd", 0);
    writeSegmentation(outlines, json);
    if (drawn.region().shape() instanceof Keypoints keypoints) {
      writeKeypoints(keypointNames.ordered(label, keypoints), json);
    }
    json.writeNumberField("score", score);
    json.writeObjectFieldStart("attributes");
    json.writeNumberField("score", score);
    json.writeEndObject();
  }

  private static void writeBox(Box box, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("bbox");
    json.writeNumber(Rounding.pixels(box.xMin()));
    json.writeNumber(Rounding.pixels(box.yMin()));
    json.writeNumber(Rounding.pixels(box.width()));
    json.writeNumber(Rounding.pixels(box.height()));
    json.writeEndArray();
  }

  private static void writeSegmentation(List<List<Point>> outlines, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("segmentation");
    for (List<Point> outline : outlines) {
      json.writeStartArray();
      for (Point point : outline) {
        json.writeNumber(Rounding.pixels(point.x()));
        json.writeNumber(Rounding.pixels(point.y()));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void writeKeypoints(List<Optional<Keypoint>> points, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("keypoints");
    for (Optional<Keypoint> point : points) {
      json.writeNumber(Rounding.pixels(point.map(p -> p.at().x()).orElse(0.0)));
      json.writeNumber(Rounding.pixels(point.map(p -> p.at().y()).orElse(0.0)));
      json.writeNumber(point.isPresent() ? LABELLED_AND_VISIBLE : 0);
    }
    json.writeEndArray();
    json.writeNumberField("num_keypoints", points.stream().filter(Optional::isPresent).count());
  }

  private int categoryId(String label) {
    return classIds.of(label) + 1;
  }
}
