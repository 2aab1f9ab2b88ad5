package dev.firstpass.tools.xanylabeling;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.tools.labelfile.Rounding;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/**
 * One shape as the tool reads it.
 *
 * @param label of its class
 * @param type {@code rectangle}
 * @param points in pixels of the tool
 * @param score in [0, 1]
 * @param direction of a turned box's first side, radians in [0, 2π), clockwise on the screen
 * @param group shapes that are one object, counted from 1; 0 for a shape of its own
 */
record ShapeEntry(
    String label, String type, List<Point> points, double score, double direction, int group) {
  private static final double TURN = 2 * Math.PI;

  ShapeEntry {
    points = List.copyOf(points);
  }

  /** Returns a box: four corners, clockwise from the top left. */
  static ShapeEntry rectangle(String label, double score, Box box, int group) {
    return new ShapeEntry(
        label,
        "rectangle",
        List.of(
            new Point(box.xMin(), box.yMin()),
            new Point(box.xMax(), box.yMin()),
            new Point(box.xMax(), box.yMax()),
            new Point(box.xMin(), box.yMax())),
        score,
        0,
        group);
  }

  /** Returns a turned box: four corners, clockwise from the one that is top-left unturned. */
  static ShapeEntry rotation(String label, double score, RotatedBox box) {
    double direction = (box.radians() % TURN + TURN) % TURN;
    return new ShapeEntry(label, "rotation", box.corners(), score, direction, 0);
  }

  /** Returns an outline. */
  static ShapeEntry polygon(String label, double score, List<Point> outline, int group) {
    return new ShapeEntry(label, "polygon", outline, score, 0, group);
  }

  /** Returns a point. */
  static ShapeEntry point(String label, double score, Point at, int group) {
    return new ShapeEntry(label, "point", List.of(at), score, 0, group);
  }

  /**
   * Returns a successful answer as JSON.
   *
   * @param keeps whether the answer says that everything stays that is there; otherwise the tool's
   *     own switch decides
   */
  static String answer(List<ShapeEntry> shapes, boolean keeps) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      json.writeStartObject();
      json.writeBooleanField("success", true);
      json.writeObjectFieldStart("data");
      json.writeArrayFieldStart("shapes");
      for (ShapeEntry shape : shapes) {
        shape.write(json);
      }
      json.writeEndArray();
      // Any text would be added to what people wrote of the picture, null would cost the answer.
      json.writeStringField("description", "");
      if (keeps) {
        json.writeBooleanField("replace", false);
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toString();
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", label);
    json.writeStringField("shape_type", type);
    json.writeArrayFieldStart("points");
    for (Point point : points) {
      json.writeStartArray();
      json.writeNumber(Rounding.pixels(point.x()));
      json.writeNumber(Rounding.pixels(point.y()));
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeNumberField("score", Rounding.score(score));
    empty("attributes", json);
    json.writeStringField("description", "");
    json.writeBooleanField("difficult", false);
    json.writeNumberField("direction", direction);
    // Not null: the tool merges them with the project's own when it reads its file again.
    empty("flags", json);
    if (group > 0) {
      json.writeNumberField("group_id", group);
    } else {
      json.writeNullField("group_id");
    }
    json.writeArrayFieldStart("kie_linking");
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void empty(String name, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeEndObject();
  }
}
