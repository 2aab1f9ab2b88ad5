package dev.firstpass.core.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
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
import dev.firstpass.core.draft.TimeSpan;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.Orientation;
import dev.firstpass.core.model.ModelId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads drafts from the native JSON that {@link DraftJson} writes. */
public final class DraftJsonReader {
  private DraftJsonReader() {}

  /**
   * Reads one draft.
   *
   * @throws IOException when it is not a draft, or one of a newer schema; the message names the
   *     field
   */
  public static Draft read(JsonParser parser) throws IOException {
    return draft(PlainJson.read(parser));
  }

  /**
   * Returns the draft that plain data mean.
   *
   * @param plain a map as {@link PlainJson} reads it
   * @throws IOException when it is not a draft, or one of a newer schema; the message names the
   *     field
   */
  public static Draft draft(@Nullable Object plain) throws IOException {
    try {
      return read(new Node("draft", plain));
    } catch (IllegalArgumentException e) {
      throw new IOException("not a draft: " + e.getMessage(), e);
    }
  }

  private static Draft read(Node node) {
    if (node.has("schema") && node.number("schema") > DraftJson.SCHEMA) {
      throw new IllegalArgumentException(
          "schema " + node.get("schema") + " is newer than " + DraftJson.SCHEMA);
    }
    Node model = node.child("model");
    List<Suggestion> suggestions = new ArrayList<>();
    for (Node suggestion : node.children("suggestions")) {
      suggestions.add(suggestion(suggestion));
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (node.has("parameters")) {
      node.child("parameters")
          .map()
          .forEach((name, value) -> parameters.put(name, Objects.requireNonNull(value)));
    }
    return new Draft(
        new Provenance(
            new ModelId(model.text("name"), model.text("version")), model.text("sha256")),
        item(node.child("item")),
        parameters,
        suggestions,
        warnings(node));
  }

  private static List<String> warnings(Node node) {
    return !node.has("warnings")
        ? List.of()
        : node.children("warnings").stream().map(Node::text).toList();
  }

  private static ItemFacts item(Node item) {
    return switch (item.text("kind")) {
      case "image" ->
          new ItemFacts.ImageFacts(
              item.text("id"),
              item.text("sha256"),
              (int) item.number("width"),
              (int) item.number("height"),
              item.has("orientation")
                  ? Orientation.ofExif((int) item.number("orientation"))
                  : Orientation.UPRIGHT);
      case "audio" ->
          new ItemFacts.AudioFacts(item.text("id"), item.text("sha256"), item.number("seconds"));
      default -> throw new IllegalArgumentException("unknown kind '" + item.text("kind") + "'");
    };
  }

  private static Suggestion suggestion(Node node) {
    String label = node.text("label");
    double score = node.number("score");
    return switch (node.text("type")) {
      case "region" -> new Region(label, score, shape(node));
      case "tag" -> new Tag(label, score);
      case "segment" ->
          new Segment(
              span(node),
              label,
              score,
              node.optionalText("text"),
              node.optionalText("speaker"),
              node.optionalText("language"),
              words(node));
      default -> throw new IllegalArgumentException("unknown type '" + node.text("type") + "'");
    };
  }

  private static Shape shape(Node node) {
    Node corner = node.child("box");
    Box box =
        Box.ofCorner(
            corner.number("x"),
            corner.number("y"),
            corner.number("width"),
            corner.number("height"));
    if (node.has("rotatedBox")) {
      Node rotated = node.child("rotatedBox");
      return new RotatedBox(
          rotated.number("x"),
          rotated.number("y"),
          rotated.number("width"),
          rotated.number("height"),
          rotated.number("radians"));
    }
    if (node.has("polygon")) {
      return new Polygon(node.children("polygon").stream().map(DraftJsonReader::point).toList());
    }
    if (node.has("mask")) {
      Node mask = node.child("mask");
      return new Mask(
          (int) mask.number("width"),
          (int) mask.number("height"),
          mask.children("runs").stream().map(run -> (int) run.number()).toList());
    }
    return node.has("keypoints") ? new Keypoints(box, keypoints(node)) : box;
  }

  private static Point point(Node pair) {
    List<Node> axes = pair.elements();
    if (axes.size() != 2) {
      throw new IllegalArgumentException("a point has 2 numbers, not " + axes.size());
    }
    return new Point(axes.get(0).number(), axes.get(1).number());
  }

  private static List<Keypoints.Keypoint> keypoints(Node node) {
    return node.children("keypoints").stream()
        .map(
            point ->
                new Keypoints.Keypoint(
                    point.text("name"),
                    new Point(point.number("x"), point.number("y")),
                    point.number("score")))
        .toList();
  }

  private static List<Segment.Word> words(Node node) {
    return !node.has("words")
        ? List.of()
        : node.children("words").stream()
            .map(word -> new Segment.Word(word.text("text"), span(word), word.number("score")))
            .toList();
  }

  private static TimeSpan span(Node node) {
    return new TimeSpan(node.number("start"), node.number("end"));
  }

  /**
   * A value with the path that leads to it, so that every complaint says where.
   *
   * @param path where it stands
   * @param value plain data
   */
  private record Node(String path, @Nullable Object value) {
    @SuppressWarnings("unchecked") // PlainJson makes no other maps
    Map<String, @Nullable Object> map() {
      if (!(value instanceof Map<?, ?>)) {
        throw new IllegalArgumentException(path + " is not an object");
      }
      return (Map<String, @Nullable Object>) value;
    }

    List<Node> elements() {
      if (!(value instanceof List<?> list)) {
        throw new IllegalArgumentException(path + " is not a list");
      }
      List<Node> nodes = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        nodes.add(new Node(path + "[" + i + "]", list.get(i)));
      }
      return nodes;
    }

    double number() {
      if (!(value instanceof Number number)) {
        throw new IllegalArgumentException(path + " is not a number");
      }
      return number.doubleValue();
    }

    String text() {
      if (!(value instanceof String text)) {
        throw new IllegalArgumentException(path + " is not a string");
      }
      return text;
    }

    boolean has(String name) {
      return map().get(name) != null;
    }

    @Nullable Object get(String name) {
      return map().get(name);
    }

    Node child(String name) {
      return new Node(path + "." + name, map().get(name));
    }

    List<Node> children(String name) {
      return child(name).elements();
    }

    double number(String name) {
      return child(name).number();
    }

    String text(String name) {
      String text = optionalText(name);
      if (text == null) {
        throw new IllegalArgumentException(path + "." + name + " is missing");
      }
      return text;
    }

    @Nullable String optionalText(String name) {
      Object text = map().get(name);
      if (text != null && !(text instanceof String)) {
        throw new IllegalArgumentException(path + "." + name + " is not a string");
      }
      return (String) text;
    }
  }
}
