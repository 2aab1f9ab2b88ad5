package dev.firstpass.tools.fiftyone;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelSource;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.Fields;
import dev.firstpass.tools.labelfile.ReadLabels;
import dev.firstpass.tools.labelfile.Rounding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what FiftyOne exports as FiftyOneImageDetectionDataset. Thread-safe. */
final class FiftyOneReader implements LabelReader {
  private static final String LABELS = "labels";

  @Override
  public LabelCollection read(LabelSource source, Settings options) {
    var builder = new CollectionBuilder(source);
    List<String> files = builder.files(FiftyOneFormat.NAME, ".json");
    for (String path : files) {
      builder.file(path, in -> readFile(path, Fields.read(in), builder));
    }
    return builder.build();
  }

  private static void readFile(String path, Fields file, CollectionBuilder builder)
      throws IOException {
    if (!file.has(LABELS)) {
      throw new IOException("has no labels; it is not the labels.json of a detection dataset");
    }
    List<String> classes = new ArrayList<>();
    for (Object name : file.values("classes")) {
      classes.add(String.valueOf(name));
      builder.name(String.valueOf(name));
    }
    Fields byKey = file.fields(LABELS);
    for (Object key : byKey.values().keySet()) {
      String name = String.valueOf(key);
      String place = path + ": '" + name + "'";
      builder.attempt(place, () -> readImage(place, name, byKey, classes, builder));
    }
  }

  /** A picture whose entry is null has no labels yet. */
  private static void readImage(
      String place, String name, Fields byKey, List<String> classes, CollectionBuilder builder)
      throws IOException {
    ImageFacts image = builder.image(name);
    List<Label> labels = new ArrayList<>();
    for (Fields detection : byKey.list(name)) {
      builder.attempt(place, () -> labels.add(label(detection, image, classes)));
    }
    builder.add(image, labels);
  }

  private static Label label(Fields detection, ImageFacts image, List<String> classes)
      throws IOException {
    double[] shares = detection.numbers("bounding_box");
    if (shares.length != 4) {
      throw detection.wrong("bounding_box", "a list of 4 numbers");
    }
    // A share is not exact: a thousandth of a pixel is.
    Box box =
        new Box(
            Rounding.pixels(shares[0] * image.width()),
            Rounding.pixels(shares[1] * image.height()),
            Rounding.pixels((shares[0] + shares[2]) * image.width()),
            Rounding.pixels((shares[1] + shares[3]) * image.height()));
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (detection.has("attributes")) {
      detection
          .fields("attributes")
          .values()
          .forEach((name, value) -> attributes.put(String.valueOf(name), value));
    }
    attributes.values().removeIf(value -> value == null);
    return ReadLabels.region(
        name(detection, classes), box, detection.score("confidence"), attributes);
  }

  /** A label is the place of its class or its name. */
  private static String name(Fields detection, List<String> classes) throws IOException {
    if (detection.optionalText("label").isPresent()) {
      return detection.text("label");
    }
    long id = detection.whole("label");
    if (id < 0 || id >= classes.size()) {
      throw detection.wrong("label", "one of the " + classes.size() + " classes of the file");
    }
    return classes.get((int) id);
  }
}
