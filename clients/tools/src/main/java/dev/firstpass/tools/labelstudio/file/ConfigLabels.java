package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.XmlElement;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Reads the classes of a labelling configuration, in its order. */
final class ConfigLabels {
  private static final Set<String> CONTROLS =
      Set.of(
          "RectangleLabels", "PolygonLabels", "EllipseLabels", "BrushLabels", "Labels", "Choices");
  private static final Set<String> NO_CLASSES =
      Set.of(TaskControl.SPEAKER.wireName(), TaskControl.LANGUAGE.wireName());

  private ConfigLabels() {}

  /**
   * Reads the classes of all controls that give regions or items their labels.
   *
   * @param in left open
   */
  static void read(InputStream in, CollectionBuilder builder) throws IOException {
    collect(XmlElement.read(in), false, builder);
  }

  private static void collect(XmlElement element, boolean labels, CollectionBuilder builder) {
    boolean control =
        CONTROLS.contains(element.name())
            && !NO_CLASSES.contains(element.attributes().getOrDefault("name", ""));
    String value = element.attributes().getOrDefault("value", "");
    if (labels && !value.isBlank()) {
      builder.name(element.attributes().getOrDefault("alias", value));
    }
    element.children().forEach(child -> collect(child, labels || control, builder));
  }
}
