package dev.firstpass.tools.cvat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.tools.labelfile.Rounding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * Writes what was found in a frame as CVAT wants it of a detector, each as its function's labels
 * are declared: what is something else becomes the nearest that they can be. Confined to one
 * answer.
 */
final class DetectionJson {
  /** From here on a point is more likely to be seen than not. */
  private static final double VISIBLE = 0.5;

  private static final int PERCENT = 100;

  private final LabelType type;
  private final boolean withBoxes;
  private final MaskOutlines outlines;
  private final FramePixels frame;
  private final DropReport drops;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final JsonGenerator json;

  /**
   * @param facts of the model
   * @param picture the frame
   * @param drops counts what cannot be written
   */
  DetectionJson(Facts facts, ImageFacts picture, DropReport drops) throws IOException {
    this.type = LabelType.of(facts);
    this.withBoxes = new FunctionLabels(facts, type).hasBoxes();
    this.outlines = MaskOutlines.of(facts);
    this.frame = new FramePixels(picture.width(), picture.height());
    this.drops = drops;
    this.json = PlainJson.factory().createGenerator(out);
    json.writeStartArray();
  }

  /** Writes an object. */
  void add(Region region) throws IOException {
    switch (type) {
      case RECTANGLE -> rectangle(region.label(), region);
      case POLYGON -> polygon(region, frame.outline(region.shape(), outlines));
      case MASK -> {
        if (region.shape() instanceof Mask mask) {
          mask(region, mask);
        } else {
          polygon(region, frame.outline(region.shape(), outlines));
        }
      }
      case SKELETON -> {
        skeleton(region);
        if (withBoxes) {
          rectangle(FunctionLabels.boxLabel(region.label()), region);
        }
      }
      case TAG -> drops.add(DropReasons.UNDECLARED, region.label());
    }
  }

  /** Writes a label of the whole frame. */
  void add(Tag tag) throws IOException {
    if (type != LabelType.TAG) {
      drops.add(DropReasons.UNDECLARED, tag.label());
      return;
    }
    begin(tag.label(), LabelType.TAG, tag.score());
    json.writeEndObject();
  }

  /** Returns the answer; nothing can be added any more. */
  ToolAnswer answer() throws IOException {
    json.writeEndArray();
    json.close();
    return ToolAnswer.ok("application/json", out.toByteArray());
  }

  private void rectangle(String label, Region region) throws IOException {
    Shape shape = region.shape();
    Box box =
        shape instanceof RotatedBox turned
            ? Box.ofCentre(turned.xCentre(), turned.yCentre(), turned.width(), turned.height())
            : frame.clipped(shape.enclosingBox());
    if (frame.isEmpty(box)) {
      drops.add(DropReasons.EMPTY, label);
      return;
    }
    begin(label, LabelType.RECTANGLE, region.score());
    points(List.of(new Point(box.xMin(), box.yMin()), new Point(box.xMax(), box.yMax())));
    if (shape instanceof RotatedBox turned) {
      json.writeNumberField("rotation", FramePixels.degrees(turned.radians()));
    }
    json.writeEndObject();
  }

  private void polygon(Region region, List<Point> outline) throws IOException {
    if (outline.isEmpty()) {
      drops.add(DropReasons.EMPTY, region.label());
      return;
    }
    begin(region.label(), LabelType.POLYGON, region.score());
    points(outline);
    json.writeEndObject();
  }

  /** The pixels of the mask's box and its edges, all inclusive; and the polygon to take instead. */
  private void mask(Region region, Mask mask) throws IOException {
    Box box = mask.enclosingBox();
    if (box.width() < 2 || box.height() < 2) {
      drops.add(box.area() == 0 ? DropReasons.EMPTY : DropReasons.THIN, region.label());
      return;
    }
    begin(region.label(), LabelType.MASK, region.score());
    json.writeArrayFieldStart("mask");
    Bitmap pixels = Bitmap.of(mask);
    for (int y = (int) box.yMin(); y < box.yMax(); y++) {
      for (int x = (int) box.xMin(); x < box.xMax(); x++) {
        json.writeNumber(pixels.isSet(x, y) ? 1 : 0);
      }
    }
    json.writeNumber((int) box.xMin());
    json.writeNumber((int) box.yMin());
    json.writeNumber((int) box.xMax() - 1);
    json.writeNumber((int) box.yMax() - 1);
    json.writeEndArray();
    points(outlines.largest(mask));
    json.writeEndObject();
  }

  private void skeleton(Region region) throws IOException {
    if (!(region.shape() instanceof Keypoints object)) {
      drops.add(DropReasons.UNDECLARED, region.label());
      return;
    }
    if (object.points().stream().noneMatch(DetectionJson::isVisible)) {
      drops.add(DropReasons.UNSEEN, region.label());
      return;
    }
    begin(region.label(), LabelType.SKELETON, region.score());
    json.writeArrayFieldStart("elements");
    for (Keypoint point : object.points()) {
      json.writeStartObject();
      json.writeStringField("label", point.name());
      json.writeStringField("type", "points");
      points(List.of(frame.clipped(point.at())));
      json.writeBooleanField("outside", !isVisible(point));
      json.writeArrayFieldStart("attributes");
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static boolean isVisible(Keypoint point) {
    return point.score() >= VISIBLE;
  }

  /** Begins an object with what all have; a number is a text of a whole number to CVAT. */
  private void begin(String label, LabelType as, double score) throws IOException {
    json.writeStartObject();
    json.writeStringField("confidence", Rounding.decimal(score));
    json.writeStringField("label", label);
    json.writeStringField("type", as.wireName());
    json.writeArrayFieldStart("attributes");
    json.writeStartObject();
    json.writeStringField("name", FunctionLabels.CONFIDENCE);
    json.writeStringField("value", String.valueOf(Math.round(score * PERCENT)));
    json.writeEndObject();
    json.writeEndArray();
  }

  private void points(List<Point> points) throws IOException {
    json.writeArrayFieldStart("points");
    for (Point point : points) {
      json.writeNumber(Rounding.pixels(point.x()));
      json.writeNumber(Rounding.pixels(point.y()));
    }
    json.writeEndArray();
  }
}
