package dev.firstpass.tools.labelfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.geometry.Bitmap;
import dev.firstpass.core.geometry.PolygonFill;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.testkit.MemoryLabelFiles;
import dev.firstpass.testkit.SameLabels;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What people drew in a hundred pictures of COCO: their boxes, and the diamonds in them as polygons
 * and masks. Every other label has a score.
 */
public final class CocoVal100 {
  private CocoVal100() {}

  /**
   * Writes the labels in a format and fails unless reading gives back what the format holds; skips
   * the running test when the data are not there.
   *
   * @param held what the format holds of an item's labels, in the order of the file
   * @param tolerance of coordinates, pixels
   */
  public static void assertKept(
      LabelFormat format, UnaryOperator<ItemLabels> held, double tolerance) throws IOException {
    LabelCollection before = collection();
    var files = new MemoryLabelFiles();
    format.write(before, LabelWriting.defaults(format), files);
    before.items().forEach(item -> files.withMedia(item.item()));
    LabelCollection after =
        format.reader().orElseThrow().read(files, Settings.prediction(format.options()));
    assertEquals(List.of(), after.problems());
    Map<String, ItemLabels> read = new TreeMap<>();
    after.items().forEach(item -> read.put(item.item().id(), item));
    assertEquals(before.items().size(), read.size());
    for (ItemLabels item : before.items()) {
      ItemLabels actual = Objects.requireNonNull(read.get(item.item().id()));
      SameLabels.assertSame(held.apply(item), actual, tolerance);
    }
  }

  private static LabelCollection collection() throws IOException {
    Fields file;
    try (InputStream in =
        Files.newInputStream(SharedData.require("data/images/coco_val100/instances_val100.json"))) {
      file = Fields.read(in);
    }
    Map<Long, String> names = new LinkedHashMap<>();
    for (Fields category : file.list("categories")) {
      names.put(category.whole("id"), category.text("name"));
    }
    Map<Long, List<Label>> labels = new LinkedHashMap<>();
    Map<Long, ImageFacts> images = new LinkedHashMap<>();
    for (Fields image : file.list("images")) {
      long id = image.whole("id");
      images.put(
          id,
          new ImageFacts(
              image.text("file_name"),
              "",
              (int) image.whole("width"),
              (int) image.whole("height")));
      labels.put(id, new ArrayList<>());
    }
    for (Fields annotation : file.list("annotations")) {
      long id = annotation.whole("image_id");
      List<Label> ofImage = Objects.requireNonNull(labels.get(id));
      ofImage.add(
          ReadLabels.region(
              Objects.requireNonNull(names.get(annotation.whole("category_id"))),
              shape(annotation, Objects.requireNonNull(images.get(id))),
              ofImage.size() % 2 == 0 ? Optional.of(0.125) : Optional.empty(),
              Map.of()));
    }
    List<ItemLabels> items = new ArrayList<>();
    images.forEach(
        (id, image) -> items.add(ItemLabels.drawn(image, Objects.requireNonNull(labels.get(id)))));
    return new LabelCollection(new LabelSet(List.copyOf(names.values())), items);
  }

  /** The box that people drew, or the diamond in it as polygon or mask. */
  private static Shape shape(Fields annotation, ImageFacts image) throws IOException {
    double[] numbers = annotation.numbers("bbox");
    Box box =
        new Box(
            numbers[0],
            numbers[1],
            Math.min(image.width(), numbers[0] + numbers[2]),
            Math.min(image.height(), numbers[1] + numbers[3]));
    double x = (box.xMin() + box.xMax()) / 2;
    double y = (box.yMin() + box.yMax()) / 2;
    Polygon diamond =
        new Polygon(
            List.of(
                new Point(x, box.yMin()),
                new Point(box.xMax(), y),
                new Point(x, box.yMax()),
                new Point(box.xMin(), y)));
    Bitmap bitmap = new Bitmap(image.width(), image.height());
    PolygonFill.into(bitmap, diamond.points());
    return switch ((int) (annotation.whole("id") % 3)) {
      case 0 -> diamond;
      case 1 -> bitmap.isEmpty() ? box : bitmap.toMask();
      default -> box;
    };
  }
}
