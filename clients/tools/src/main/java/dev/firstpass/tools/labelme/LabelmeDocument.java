package dev.firstpass.tools.labelme;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Keypoints.Keypoint;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.Label;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.Outlines;
import dev.firstpass.tools.labelfile.Rounding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Writes the labels of one image as labelme JSON. Confined to one file. */
final class LabelmeDocument {
  /** The oldest labelme that is known to open our files; newer ones read older files. */
  private static final String VERSION = "5.1.1";

  private final ImageLabels draft;
  private int groups;

  LabelmeDocument(ImageLabels draft) {
    this.draft = draft;
  }

  /** Writes the document and leaves {@code out} open. */
  void write(OutputStream out) throws IOException {
    try (JsonGenerator json = PlainJson.factory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      json.writeStringField("version", VERSION);
      writeFlags(json);
      json.writeArrayFieldStart("shapes");
      for (DrawnRegion drawn : draft.regions()) {
        writeRegion(drawn, json);
      }
      json.writeEndArray();
      json.writeStringField("imagePath", draft.path().fileName());
      // Mandatory, although null: labelme then reads the image beside the file.
      json.writeNullField("imageData");
      json.writeNumberField("imageHeight", draft.image().height());
      json.writeNumberField("imageWidth", draft.image().width());
      json.writeEndObject();
    }
  }

  private void writeFlags(JsonGenerator json) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (Label tag : draft.tags()) {
      names.add(CleanText.wellFormed(tag.suggestion().label()));
    }
    json.writeObjectFieldStart("flags");
    for (String name : names) {
      json.writeBooleanField(name, true);
    }
    json.writeEndObject();
  }

  private void writeRegion(DrawnRegion drawn, JsonGenerator json) throws IOException {
    String label = drawn.region().label();
    double score = drawn.region().score();
    List<List<Point>> outlines = Outlines.of(drawn.region().shape());
    if (drawn.region().shape() instanceof Keypoints keypoints) {
      OptionalInt group = nextGroup();
      writeShape(label, score, "rectangle", corners(drawn.box()), group, json);
      for (Keypoint point : keypoints.points()) {
        writeShape(point.name(), point.score(), "point", List.of(point.at()), group, json);
      }
    } else if (outlines.isEmpty()) {
      writeShape(label, score, "rectangle", corners(drawn.box()), OptionalInt.empty(), json);
    } else {
      OptionalInt group = outlines.size() == 1 ? OptionalInt.empty() : nextGroup();
      for (List<Point> outline : outlines) {
        writeShape(label, score, "polygon", outline, group, json);
      }
    }
  }

  private OptionalInt nextGroup() {
    return OptionalInt.of(++groups);
  }

  private static List<Point> corners(Box box) {
    return List.of(new Point(box.xMin(), box.yMin()), new Point(box.xMax(), box.yMax()));
  }

  private static void writeShape(
      String label,
      double score,
      String type,
      List<Point> points,
      OptionalInt group,
      JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("label", CleanText.wellFormed(label));
    json.writeArrayFieldStart("points");
    for (Point point : points) {
      json.writeStartArray();
      json.writeNumber(Rounding.pixels(point.x()));
      json.writeNumber(Rounding.pixels(point.y()));
      json.writeEndArray();
    }
    json.writeEndArray();
    if (group.isPresent()) {
      json.writeNumberField("group_id", group.getAsInt());
    } else {
      json.writeNullField("group_id");
    }
    json.writeStringField("description", "");
    json.writeStringField("shape_type", type);
    json.writeObjectFieldStart("flags");
    json.writeEndObject();
    json.writeNumberField("score", Rounding.score(score));
    json.writeEndObject();
  }
}
