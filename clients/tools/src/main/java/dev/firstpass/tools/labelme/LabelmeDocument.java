package dev.firstpass.tools.labelme;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.RotatedBox;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.Leftovers;
import dev.firstpass.tools.labelfile.PlainValues;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes the labels of one image as labelme JSON. Confined to one file. */
final class LabelmeDocument {
  /** The oldest labelme that is known to open our files; newer ones read older files. */
  private static final String VERSION = "5.1.1";

  /** What is left over of the points of keypoints, in a list. */
  static final String PARTS = "parts";

  private final ImageLabels image;
  private final boolean newest;
  private final ShapeLosses losses;
  private final LabelmeShapes shapes;

  /**
   * @param newest whether shapes that only newer versions know are written
   */
  LabelmeDocument(ImageLabels image, boolean newest, ShapeLosses losses) {
    this.image = image;
    this.newest = newest;
    this.losses = losses;
    var highest = new AtomicLong();
    for (DrawnRegion drawn : image.regions()) {
      LabelAttributes.whole(drawn.label().attributes(), LabelAttributes.GROUP)
          .ifPresent(group -> highest.accumulateAndGet(group, Math::max));
    }
    shapes = new LabelmeShapes(newest, highest::incrementAndGet);
  }

  /** Writes the document and leaves {@code out} open. */
  void write(OutputStream out) throws IOException {
    Map<String, @Nullable Object> fields = head(image);
    Map<?, ?> left = Leftovers.in(image.attributes(), LabelmeFormat.NAME);
    left.forEach((name, value) -> fields.put(String.valueOf(name), value));
    fields.put(LabelmeShapes.FLAGS, flags(left.get(LabelmeShapes.FLAGS)));
    List<Object> all = new ArrayList<>();
    for (DrawnRegion drawn : image.regions()) {
      all.addAll(written(drawn));
    }
    fields.put("shapes", all);
    try (JsonGenerator json = PlainJson.factory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      PlainValues.write(fields, json);
    }
  }

  /** Returns what is written of an image beside its labels. */
  static Map<String, @Nullable Object> head(ImageLabels image) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("version", VERSION);
    fields.put(LabelmeShapes.FLAGS, Map.of());
    fields.put("shapes", List.of());
    fields.put("imagePath", image.path().fileName());
    // Mandatory, although null: labelme then reads the image beside the file.
    fields.put("imageData", null);
    fields.put("imageHeight", image.image().height());
    fields.put("imageWidth", image.image().width());
    return fields;
  }

  /** Tags are flags; those that are not set are kept, too. */
  private Map<String, Object> flags(@Nullable Object unset) {
    Map<String, Object> flags = new LinkedHashMap<>();
    if (unset instanceof Map<?, ?> map) {
      map.forEach((name, value) -> flags.put(String.valueOf(name), false));
    }
    for (Label tag : image.tags()) {
      flags.put(tag.suggestion().label(), true);
      losses.withoutScore(tag);
      losses.attributes(tag, Set.of());
    }
    return flags;
  }

  private List<Map<String, @Nullable Object>> written(DrawnRegion drawn) throws IOException {
    List<Map<String, @Nullable Object>> all = shapes.of(drawn);
    Map<?, ?> left = Leftovers.in(drawn.label().attributes(), LabelmeFormat.NAME);
    boolean ownType = left.containsKey(LabelmeShapes.TYPE);
    count(drawn, ownType, left.containsKey(LabelmeShapes.POINTS));
    List<?> parts = left.get(PARTS) instanceof List<?> list ? list : List.of();
    List<Map<String, @Nullable Object>> written = new ArrayList<>();
    for (int i = 0; i < (ownType ? 1 : all.size()); i++) {
      Map<String, @Nullable Object> fields = all.get(i);
      Map<?, ?> own = i == 0 ? left : i <= parts.size() ? (Map<?, ?>) parts.get(i - 1) : Map.of();
      if (ownType) {
        // One shape needs no group of its own.
        fields.put(
            LabelmeShapes.GROUP,
            LabelAttributes.whole(drawn.label().attributes(), LabelAttributes.GROUP).orElse(null));
      }
      own.forEach(
          (name, value) -> {
            if (!name.equals(PARTS)) {
              fields.put(String.valueOf(name), value);
            }
          });
      written.add(fields);
    }
    return written;
  }

  private void count(DrawnRegion drawn, boolean ownType, boolean ownPoints) {
    Shape shape = drawn.region().shape();
    boolean whole = newest && (shape instanceof Mask || shape instanceof RotatedBox);
    if (!ownType && !whole && (shape instanceof Mask || shape instanceof RotatedBox)) {
      losses.asOutlines(drawn);
    }
    if (drawn.isClipped() && !ownPoints) {
      losses.add("clipped", drawn.label());
    }
  }
}
