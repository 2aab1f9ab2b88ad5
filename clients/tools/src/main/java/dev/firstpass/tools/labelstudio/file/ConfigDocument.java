package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.tools.labelfile.IndentedXml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/**
 * Writes the labelling configuration of a project that can show a file's tasks: a control for each
 * shape that occurs, each with all classes.
 */
final class ConfigDocument {
  /** What Label Studio's editor opens with where there is nothing to show. */
  private static final Map<MediaKind, TaskControl> USUAL =
      Map.of(MediaKind.IMAGE, TaskControl.BOX, MediaKind.AUDIO, TaskControl.SEGMENT);

  private static final String NAME = "name";
  private static final String VALUE = "value";

  private final MediaKind media;
  private final String field;
  private final Set<String> classes = new LinkedHashSet<>();
  private final UsedControls used;

  /**
   * @param field of a task's data that says where the media is
   */
  ConfigDocument(MediaKind media, String field, LabelSet labels, UsedControls used) {
    this.media = media;
    this.field = field;
    this.used = used;
    labels.names().forEach(label -> classes.add(LabelNames.of(label)));
  }

  /** Writes the document and leaves {@code out} open. */
  void write(OutputStream out) throws IOException {
    try {
      var bytes = new ByteArrayOutputStream();
      var xml = new IndentedXml(bytes);
      xml.start("View");
      xml.empty(media == MediaKind.IMAGE ? "Image" : "Audio", object());
      for (TaskControl control : controls()) {
        write(control, xml);
      }
      xml.end();
      xml.finish();
      // Label Studio refuses a text that says how it is encoded.
      String text = bytes.toString(StandardCharsets.UTF_8);
      out.write(text.substring(text.indexOf("<View")).getBytes(StandardCharsets.UTF_8));
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private Map<String, String> object() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put(NAME, media.wireName());
    attributes.put(VALUE, "$" + field);
    return attributes;
  }

  private Set<TaskControl> controls() {
    Set<TaskControl> controls = EnumSet.noneOf(TaskControl.class);
    controls.addAll(used.controls());
    if (controls.isEmpty() && !classes.isEmpty()) {
      controls.add(USUAL.get(media));
    }
    return controls;
  }

  private void write(TaskControl control, IndentedXml xml) throws XMLStreamException {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put(NAME, control.wireName());
    attributes.put("toName", media.wireName());
    if (control.isPerRegion()) {
      attributes.put("perRegion", "true");
    }
    switch (control) {
      case TEXT -> {
        attributes.put("editable", "true");
        xml.empty(control.tag(), attributes);
      }
      case TAG -> {
        attributes.put("choice", used.hasSeveralTags() ? "multiple" : "single");
        write(control, "Choice", attributes, xml);
      }
      case LANGUAGE -> write(control, "Choice", attributes, xml);
      default -> write(control, "Label", attributes, xml);
    }
  }

  private void write(
      TaskControl control, String child, Map<String, String> attributes, IndentedXml xml)
      throws XMLStreamException {
    Collection<String> labels = control.holdsClasses() ? classes : used.labels(control);
    xml.start(control.tag(), attributes);
    int index = 0;
    for (String label : labels) {
      Map<String, String> one = new LinkedHashMap<>();
      one.put(VALUE, label);
      if (control == TaskControl.KEYPOINT) {
        // The order of the points in Label Studio's own COCO and YOLO exports.
        one.put("model_index", String.valueOf(index++));
      }
      xml.empty(child, one);
    }
    xml.end();
  }
}
