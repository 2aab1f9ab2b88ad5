package dev.firstpass.tools.cvat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.geometry.PolygonFill;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.tools.labelfile.Rounding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * Writes one object as CVAT wants it of an interactor: the rows of the mask inside its bounds,
 * whose edges are inclusive, and an outline.
 *
 * @param picture the frame
 * @param outlines how polygons are made of masks
 */
record InteractionJson(ImageFacts picture, MaskOutlines outlines) {
  /** Returns the answer that draws nothing: CVAT wants one pixel at least. */
  static ToolAnswer nothing() {
    return ToolAnswer.json(200, "{\"mask\":[[0]],\"points\":[],\"bounds\":[0,0,0,0]}");
  }

  /** Returns an object. */
  ToolAnswer object(Shape shape) throws IOException {
    Mask mask = shape instanceof Mask given ? given : filled(shape);
    Box box = mask.enclosingBox();
    if (box.area() == 0) {
      return nothing();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = PlainJson.factory().createGenerator(out)) {
      json.writeStartObject();
      rows(Bitmap.of(mask), box, json);
      points(outlines.largest(mask), json);
      json.writeArrayFieldStart("bounds");
      json.writeNumber((int) box.xMin());
      json.writeNumber((int) box.yMin());
      json.writeNumber((int) box.xMax() - 1);
      json.writeNumber((int) box.yMax() - 1);
      json.writeEndArray();
      json.writeEndObject();
    }
    return ToolAnswer.ok("application/json", out.toByteArray());
  }

  private Mask filled(Shape shape) {
    Bitmap pixels = new Bitmap(picture.width(), picture.height());
    PolygonFill.into(
        pixels, new FramePixels(picture.width(), picture.height()).outline(shape, outlines));
    return pixels.toMask();
  }

  private static void rows(Bitmap pixels, Box box, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("mask");
    for (int y = (int) box.yMin(); y < box.yMax(); y++) {
      json.writeStartArray();
      for (int x = (int) box.xMin(); x < box.xMax(); x++) {
        json.writeNumber(pixels.isSet(x, y) ? 1 : 0);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void points(List<Point> outline, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("points");
    for (Point point : outline) {
      json.writeStartArray();
      json.writeNumber(Rounding.pixels(point.x()));
      json.writeNumber(Rounding.pixels(point.y()));
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
