package dev.firstpass.tools.supervisely;

import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What kinds of values the tags of a project have: a tag has one kind everywhere. Immutable. */
final class TagKinds {
  static final String CONFIDENCE = "confidence";

  private final Map<String, Kind> kinds;

  private TagKinds(Map<String, Kind> kinds) {
    this.kinds = kinds;
  }

  /** A kind of values, as a project's settings name it. */
  private enum Kind {
    NONE("none"),
    NUMBER("any_number"),
    TEXT("any_string");

    private final String written;

    Kind(String written) {
      this.written = written;
    }

    /** A true needs no value: the tag is there. */
    static Kind of(Object value) {
      if (Boolean.TRUE.equals(value)) {
        return NONE;
      }
      return value instanceof Number ? NUMBER : TEXT;
    }
  }

  /** Returns the kinds that images need; what has values of several kinds is text. */
  static TagKinds of(List<ImageLabels> images) {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (ImageLabels image : images) {
      for (DrawnRegion drawn : image.regions()) {
        if (drawn.label().scored()) {
          add(CONFIDENCE, Kind.NUMBER, kinds);
        }
        ofObject(drawn.label()).forEach((name, value) -> add(name, Kind.of(value), kinds));
      }
      image.tags().forEach(tag -> add(tag.suggestion().label(), Kind.NONE, kinds));
      image.attributes().forEach((name, value) -> add(name, ofImage(value), kinds));
    }
    return new TagKinds(kinds);
  }

  /** Returns the attributes of a region that are tags; its score takes the place of one. */
  static Map<String, Object> ofObject(Label label) {
    Map<String, Object> attributes = new LinkedHashMap<>(label.attributes());
    attributes.remove(LabelAttributes.DESCRIPTION);
    if (label.scored()) {
      attributes.remove(CONFIDENCE);
    }
    return attributes;
  }

  /** Returns a tag with its value. */
  Map<String, @Nullable Object> tag(String name, Object value) {
    Map<String, @Nullable Object> tag = new LinkedHashMap<>();
    tag.put("name", name);
    switch (kinds.getOrDefault(name, Kind.TEXT)) {
      case NONE -> tag.put("value", null);
      case NUMBER -> tag.put("value", value);
      case TEXT -> tag.put("value", String.valueOf(value));
    }
    return tag;
  }

  /** Returns the settings of the project's tags. */
  List<Object> settings() {
    List<Object> settings = new ArrayList<>();
    kinds.forEach(
        (name, kind) -> {
          Map<String, Object> tag = new LinkedHashMap<>();
          tag.put("name", name);
          tag.put("value_type", kind.written);
          tag.put("color", SuperviselyMeta.colour(settings.size()));
          settings.add(tag);
        });
    return settings;
  }

  /** A tag of an image without value is one of its labels, so a true is written out. */
  private static Kind ofImage(Object value) {
    return value instanceof Number ? Kind.NUMBER : Kind.TEXT;
  }

  private static void add(String name, Kind kind, Map<String, Kind> kinds) {
    kinds.merge(name, kind, (one, other) -> one == other ? one : Kind.TEXT);
  }
}
