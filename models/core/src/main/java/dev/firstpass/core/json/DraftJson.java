package dev.firstpass.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.Keypoints;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Segment;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.Orientation;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Writes drafts as the native JSON, version {@link #SCHEMA}. Pixels are rounded to 1/1000, scores
 * to 1/1,000,000, seconds to 1/10,000. {@link DraftJsonReader} reads it back.
 */
public final class DraftJson {
  /** The version of the native draft JSON, in every draft as {@code schema}. */
  public static final int SCHEMA = 1;

  private static final double PIXELS = 1e3;
  private static final double SCORES = 1e6;
  private static final double SECONDS = 1e4;

  private DraftJson() {}

  /** Writes one draft as an object. */
  public static void write(Draft draft, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("schema", SCHEMA);
    writeProvenance(draft.provenance(), json);
    writeItem(draft.item(), json);
    json.writeFieldName("parameters");
    writePlain(draft.parameters(), json);
    json.writeArrayFieldStart("suggestions");
    List<Suggestion> suggestions = draft.suggestions();
    for (int i = 0; i < suggestions.size(); i++) {
      writeSuggestion(draft.suggestionId(i), suggestions.get(i), json);
    }
    json.writeEndArray();
    if (!draft.warnings().isEmpty()) {
      json.writeFieldName("warnings");
      writePlain(draft.warnings(), json);
    }
    json.writeEndObject();
  }

  /** Writes a draft, or {@code {"item": …, "error": {problem}}} for an item that failed. */
  public static void write(DraftResult result, JsonGenerator json) throws IOException {
    if (result instanceof DraftResult.Drafted drafted) {
      write(drafted.draft(), json);
    } else if (result instanceof DraftResult.Failed failed) {
      json.writeStartObject();
      json.writeObjectFieldStart("item");
      json.writeStringField("id", failed.itemId());
      json.writeEndObject();
      json.writeObjectFieldStart("error");
      json.writeStringField("code", failed.code().code());
      json.writeStringField("title", failed.code().title());
      json.writeStringField("detail", failed.detail());
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  /** Writes plain data: strings, numbers, booleans, lists and maps of them. */
  public static void writePlain(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        writePlain(entry.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        writePlain(element, json);
      }
      json.writeEndArray();
    } else if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Number number) {
      json.writeNumber(number.doubleValue());
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      json.writeString(String.valueOf(value));
    }
  }

  private static void writeProvenance(Provenance provenance, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("model");
    json.writeStringField("name", provenance.model().name());
    json.writeStringField("version", provenance.model().version());
    json.writeStringField("sha256", provenance.sha256());
    json.writeEndObject();
  }

  private static void writeItem(ItemFacts item, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("item");
    json.writeStringField("id", item.id());
    json.writeStringField("kind", item.kind().wireName());
    if (item instanceof ImageFacts image) {
      json.writeNumberField("width", image.width());
      json.writeNumberField("height", image.height());
      if (image.orientation() != Orientation.UPRIGHT) {
        json.writeNumberField("orientation", image.orientation().exif());
      }
    } else if (item instanceof AudioFacts audio) {
      number("seconds", audio.seconds(), SECONDS, json);
    }
    json.writeStringField("sha256", item.sha256());
    json.writeEndObject();
  }

  private static void writeSuggestion(String id, Suggestion suggestion, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    if (suggestion instanceof Region region) {
      writeHead("region", region, json);
      writeBox(region.box(), json);
      writeShape(region.shape(), json);
    } else if (suggestion instanceof Segment segment) {
      writeHead("segment", segment, json);
      writeSegment(segment, json);
    } else if (suggestion instanceof Tag tag) {
      writeHead("tag", tag, json);
    }
    json.writeEndObject();
  }

  private static void writeHead(String type, Suggestion suggestion, JsonGenerator json)
      throws IOException {
    json.writeStringField("type", type);
    json.writeStringField("label", suggestion.label());
    number("score", suggestion.score(), SCORES, json);
  }

  private static void writeBox(Box box, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("box");
    number("x", box.xMin(), PIXELS, json);
    number("y", box.yMin(), PIXELS, json);
    number("width", box.width(), PIXELS, json);
    number("height", box.height(), PIXELS, json);
    json.writeEndObject();
  }

  private static void writeShape(Shape shape, JsonGenerator json) throws IOException {
    if (shape instanceof RotatedBox rotated) {
      writeRotatedBox(rotated, json);
    } else if (shape instanceof Polygon polygon) {
      json.writeArrayFieldStart("polygon");
      for (Point point : polygon.points()) {
        json.writeStartArray();
        number(point.x(), PIXELS, json);
        number(point.y(), PIXELS, json);
        json.writeEndArray();
      }
      json.writeEndArray();
    } else if (shape instanceof Mask mask) {
      writeMask(mask, json);
    } else if (shape instanceof Keypoints keypoints) {
      writeKeypoints(keypoints, json);
    }
  }

  private static void writeRotatedBox(RotatedBox rotated, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("rotatedBox");
    number("x", rotated.xCentre(), PIXELS, json);
    number("y", rotated.yCentre(), PIXELS, json);
    number("width", rotated.width(), PIXELS, json);
    number("height", rotated.height(), PIXELS, json);
    number("radians", rotated.radians(), SCORES, json);
    json.writeEndObject();
  }

  private static void writeMask(Mask mask, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("mask");
    json.writeNumberField("width", mask.width());
    json.writeNumberField("height", mask.height());
    json.writeArrayFieldStart("runs");
    for (int run : mask.runs()) {
      json.writeNumber(run);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeKeypoints(Keypoints keypoints, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("keypoints");
    for (Keypoints.Keypoint point : keypoints.points()) {
      json.writeStartObject();
      json.writeStringField("name", point.name());
      number("x", point.at().x(), PIXELS, json);
      number("y", point.at().y(), PIXELS, json);
      number("score", point.score(), SCORES, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeSegment(Segment segment, JsonGenerator json) throws IOException {
    number("start", segment.span().startSeconds(), SECONDS, json);
    number("end", segment.span().endSeconds(), SECONDS, json);
    if (segment.text() != null) {
      json.writeStringField("text", segment.text());
    }
    if (segment.speaker() != null) {
      json.writeStringField("speaker", segment.speaker());
    }
    if (segment.language() != null) {
      json.writeStringField("language", segment.language());
    }
    if (!segment.words().isEmpty()) {
      json.writeArrayFieldStart("words");
      for (Segment.Word word : segment.words()) {
        json.writeStartObject();
        json.writeStringField("text", word.text());
        number("start", word.span().startSeconds(), SECONDS, json);
        number("end", word.span().endSeconds(), SECONDS, json);
        number("score", word.score(), SCORES, json);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private static void number(String name, double value, double resolution, JsonGenerator json)
      throws IOException {
    json.writeFieldName(name);
    number(value, resolution, json);
  }

  private static void number(double value, double resolution, JsonGenerator json)
      throws IOException {
    json.writeNumber(Math.rint(value * resolution) / resolution);
  }
}
