package dev.firstpass.tools.roboflow;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.geometry.MaskOutline;
import dev.firstpass.core.geometry.PolygonArea;
import dev.firstpass.core.geometry.StoredFrame;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.Orientation;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.ToolAnswer.Dropped;
import dev.firstpass.tools.labelfile.Outlines;
import dev.firstpass.tools.labelfile.Rounding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes what was found in a picture. Ids follow from picture, model and place in the answer, so
 * that the same call twice gives the same. Confined to one answer.
 */
final class Predictions {
  /** The steps of a mask's pixels are nobody's outline. */
  private static final double STEP = 1;

  private static final String SMALLER_PART = "smaller-part";

  private final Question question;
  private final LabelSet labels;
  private final Wishes wishes;
  private final double seconds;
  private final Map<String, Integer> smallerParts = new LinkedHashMap<>();

  /**
   * @param question what is asked for
   * @param labels of the model
   * @param wishes what of it is wanted
   * @param seconds how long it took
   */
  Predictions(Question question, LabelSet labels, Wishes wishes, double seconds) {
    this.question = question;
    this.labels = labels;
    this.wishes = wishes;
    this.seconds = seconds;
  }

  /** Writes the answer for one picture as an object. */
  void write(Draft draft, JsonGenerator json) throws IOException {
    StoredFrame frame = frame((ImageFacts) draft.item());
    json.writeStartObject();
    json.writeStringField(
        "inference_id", uuid(draft.item().sha256() + draft.provenance().sha256()));
    json.writeNumberField("time", seconds);
    json.writeObjectFieldStart("image");
    json.writeNumberField("width", frame.width());
    json.writeNumberField("height", frame.height());
    json.writeEndObject();
    json.writeArrayFieldStart("predictions");
    if (question == Question.CLASSIFICATION) {
      writeTags(tags(draft), json);
    } else {
      writeRegions(draft, frame, json);
    }
    json.writeEndObject();
  }

  /** Returns what is not in the answers written so far. */
  List<Dropped> dropped() {
    List<Dropped> dropped = new ArrayList<>();
    smallerParts.forEach((label, count) -> dropped.add(new Dropped(SMALLER_PART, label, count)));
    return dropped;
  }

  private StoredFrame frame(ImageFacts picture) {
    return wishes.stored()
        ? StoredFrame.of(picture)
        : new StoredFrame(Orientation.UPRIGHT, picture.width(), picture.height());
  }

  private boolean wanted(Suggestion suggestion) {
    return suggestion.score() >= wishes.leastScore()
        && (wishes.classes().isEmpty() || wishes.classes().contains(suggestion.label()));
  }

  private List<Tag> tags(Draft draft) {
    return draft.suggestions().stream()
        .filter(this::wanted)
        .filter(Tag.class::isInstance)
        .map(Tag.class::cast)
        .sorted(Comparator.comparingDouble(Tag::score).reversed())
        .toList();
  }

  private void writeTags(List<Tag> tags, JsonGenerator json) throws IOException {
    for (Tag tag : tags) {
      json.writeStartObject();
      writeClass(tag, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("top", tags.isEmpty() ? "" : tags.get(0).label());
    json.writeNumberField("confidence", tags.isEmpty() ? 0 : Rounding.score(tags.get(0).score()));
  }

  private void writeRegions(Draft draft, StoredFrame frame, JsonGenerator json) throws IOException {
    for (int i = 0; i < draft.suggestions().size(); i++) {
      if (draft.suggestions().get(i) instanceof Region region && wanted(region)) {
        json.writeStartObject();
        writeBox(frame.toStored(region.box()), json);
        writeClass(region, json);
        json.writeStringField("detection_id", uuid(draft.suggestionId(i)));
        if (question == Question.INSTANCE_SEGMENTATION) {
          writeOutline(region, frame, json);
        } else if (question == Question.KEYPOINTS_DETECTION) {
          writeKeypoints(region.shape(), frame, json);
        }
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static void writeBox(Box box, JsonGenerator json) throws IOException {
    writePoint(new Point((box.xMin() + box.xMax()) / 2, (box.yMin() + box.yMax()) / 2), json);
    json.writeNumberField("width", Rounding.pixels(box.width()));
    json.writeNumberField("height", Rounding.pixels(box.height()));
  }

  private static void writePoint(Point point, JsonGenerator json) throws IOException {
    json.writeNumberField("x", Rounding.pixels(point.x()));
    json.writeNumberField("y", Rounding.pixels(point.y()));
  }

  private void writeClass(Suggestion suggestion, JsonGenerator json) throws IOException {
    json.writeNumberField("confidence", Rounding.score(suggestion.score()));
    json.writeStringField("class", suggestion.label());
    json.writeNumberField("class_id", labels.indexOf(suggestion.label()));
  }

  /** One outline is all that there is room for: that of the largest part. */
  private void writeOutline(Region region, StoredFrame frame, JsonGenerator json)
      throws IOException {
    List<List<Point>> outlines = outlines(region.shape());
    if (outlines.size() > 1) {
      smallerParts.merge(region.label(), outlines.size() - 1, Integer::sum);
    }
    json.writeArrayFieldStart("points");
    for (Point point :
        outlines.stream()
            .max(Comparator.comparingDouble(one -> Math.abs(PolygonArea.signed(one))))
            .orElse(List.of())) {
      json.writeStartObject();
      writePoint(frame.toStored(point), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("mask_format", "polygon");
  }

  private static List<List<Point>> outlines(Shape shape) {
    return shape instanceof Mask mask
        ? MaskOutline.of(mask).stream().map(part -> part.simplified(STEP)).toList()
        : Outlines.of(shape);
  }

  private void writeKeypoints(Shape shape, StoredFrame frame, JsonGenerator json)
      throws IOException {
    List<Keypoint> points = shape instanceof Keypoints all ? all.points() : List.of();
    json.writeArrayFieldStart("keypoints");
    for (int i = 0; i < points.size(); i++) {
      Keypoint point = points.get(i);
      if (point.score() >= wishes.leastKeypointScore()) {
        json.writeStartObject();
        writePoint(frame.toStored(point.at()), json);
        json.writeNumberField("confidence", Rounding.score(point.score()));
        json.writeNumberField("class_id", i);
        json.writeStringField("class", point.name());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
