package dev.firstpass.tools.labelstudio.file;

import java.util.Locale;

/** The controls of the labelling configurations that are written. */
enum TaskControl {
  BOX("RectangleLabels", "box"),
  POLYGON("PolygonLabels", "polygon"),
  BRUSH("BrushLabels", "brush"),
  KEYPOINT("KeyPointLabels", "keypoint"),
  SEGMENT("Labels", "label"),
  SPEAKER("Labels", "speaker"),
  TEXT("TextArea", "transcription"),
  LANGUAGE("Choices", "language"),
  TAG("Choices", "tag");

  private final String tag;
  private final String wireName;

  TaskControl(String tag, String wireName) {
    this.tag = tag;
    this.wireName = wireName;
  }

  /** Returns the element of the configuration: {@code RectangleLabels}. */
  String tag() {
    return tag;
  }

  /** Returns the name by which results say which control they are of. */
  String wireName() {
    return wireName;
  }

  /** Returns the type of its results: {@code rectanglelabels}. */
  String type() {
    return tag.toLowerCase(Locale.ROOT);
  }

  /** Returns whether it says something of one region, beside the region's labels. */
  boolean isPerRegion() {
    return this == TEXT || this == LANGUAGE;
  }

  /** Returns whether its labels are the classes, and not names that only it has. */
  boolean holdsClasses() {
    return switch (this) {
      case BOX, POLYGON, BRUSH, SEGMENT, TAG -> true;
      case KEYPOINT, SPEAKER, LANGUAGE, TEXT -> false;
    };
  }
}
