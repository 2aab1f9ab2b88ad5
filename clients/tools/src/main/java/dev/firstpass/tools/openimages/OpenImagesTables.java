package dev.firstpass.tools.openimages;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the tables of a collection. Confined to one collection. */
final class OpenImagesTables {
  /** Columns that are attributes, 1 or 0, or -1 where nobody knows. */
  static final Map<String, String> FLAGS = flags();

  static final String MACHINE = "machine";
  static final String PERSON = "xclick";
  private static final String VERIFIED = "verification";
  private static final String UNKNOWN = "-1";

  private final List<ImageLabels> images;
  private final List<String> ids;
  private final ShapeLosses losses;

  /**
   * @param ids of the images, in their order
   */
  OpenImagesTables(List<ImageLabels> images, List<String> ids, ShapeLosses losses) {
    this.images = images;
    this.ids = ids;
    this.losses = losses;
  }

  /** Returns the names of the labels, which are their ids, too; without a header, as in V5. */
  static String classes(LabelSet labels) {
    var table = new StringBuilder();
    for (String label : labels.names()) {
      String name = CleanText.wellFormed(label);
      CsvRecords.append(List.of(name, name), table);
    }
    return table.toString();
  }

  /** Returns the images of a subset. */
  String images(String subset) {
    var table = new StringBuilder();
    CsvRecords.append(
        List.of(
            "ImageID",
            "Subset",
            "OriginalURL",
            "OriginalLandingURL",
            "License",
            "AuthorProfileURL",
            "Author",
            "Title",
            "OriginalSize",
            "OriginalMD5",
            "Thumbnail300KURL",
            "Rotation"),
        table);
    for (String id : ids) {
      CsvRecords.append(List.of(id, subset, "", "", "", "", "", "", "", "", "", ""), table);
    }
    return table.toString();
  }

  /** Returns the height and width of each image, which Datumaro and CVAT read. */
  String sizes() {
    var text = new StringBuilder();
    for (int i = 0; i < images.size(); i++) {
      text.append(ImageSizes.line(ids.get(i), images.get(i).image()));
    }
    return text.toString();
  }

  /** Returns the boxes, their corners divided by the size of the image. */
  String boxes() {
    List<String> header =
        new ArrayList<>(
            List.of(
                "ImageID", "Source", "LabelName", "Confidence", "XMin", "XMax", "YMin", "YMax"));
    header.addAll(FLAGS.keySet());
    var table = new StringBuilder();
    CsvRecords.append(header, table);
    for (int i = 0; i < images.size(); i++) {
      for (DrawnRegion drawn : images.get(i).regions()) {
        losses.asBox(drawn);
        losses.attributes(drawn.label(), Set.copyOf(FLAGS.values()));
        CsvRecords.append(box(ids.get(i), drawn, images.get(i)), table);
      }
    }
    return table.toString();
  }

  /** Returns the labels of whole images. */
  String tags() {
    var table = new StringBuilder();
    CsvRecords.append(List.of("ImageID", "Source", "LabelName", "Confidence"), table);
    for (int i = 0; i < images.size(); i++) {
      for (Label tag : images.get(i).tags()) {
        losses.attributes(tag, Set.of());
        CsvRecords.append(head(ids.get(i), tag, VERIFIED), table);
      }
    }
    return table.toString();
  }

  private static List<String> box(String id, DrawnRegion drawn, ImageLabels image) {
    Box box = drawn.box();
    int width = image.image().width();
    int height = image.image().height();
    List<String> row = new ArrayList<>(head(id, drawn.label(), PERSON));
    row.add(share(box.xMin(), width));
    row.add(share(box.xMax(), width));
    row.add(share(box.yMin(), height));
    row.add(share(box.yMax(), height));
    for (String attribute : FLAGS.values()) {
      Object value = drawn.label().attributes().get(attribute);
      row.add(value instanceof Boolean flag ? (flag ? "1" : "0") : UNKNOWN);
    }
    return row;
  }

  private static List<String> head(String id, Label label, String person) {
    return List.of(
        id,
        label.scored() ? MACHINE : person,
        CleanText.wellFormed(label.suggestion().label()),
        label.scored() ? Rounding.decimal(label.suggestion().score()) : "1");
  }

  private static String share(double edge, int side) {
    return String.format(Locale.ROOT, "%.6f", edge / side);
  }

  private static Map<String, String> flags() {
    Map<String, String> flags = new LinkedHashMap<>();
    flags.put("IsOccluded", LabelAttributes.OCCLUDED);
    flags.put("IsTruncated", LabelAttributes.TRUNCATED);
    flags.put("IsGroupOf", LabelAttributes.CROWD);
    flags.put("IsDepiction", "depiction");
    flags.put("IsInside", "inside");
    return flags;
  }
}
