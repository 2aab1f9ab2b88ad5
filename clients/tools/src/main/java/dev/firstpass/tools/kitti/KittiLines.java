package dev.firstpass.tools.kitti;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelAttributes;
import dev.firstpass.tools.labelfile.CleanText;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import dev.firstpass.tools.labelfile.Rounding;
import dev.firstpass.tools.labelfile.ShapeLosses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines of one image's label file. */
final class KittiLines {
  /** How much of the object is outside the picture, between 0 and 1, where it is known. */
  static final String TRUNCATION = "truncation";

  /** How much is hidden: 1 partly, 2 largely, where it is known. */
  static final String OCCLUSION = "occlusion";

  /** The columns alpha, height, width, length, x, y, z and rotation, where they are known. */
  static final String SPACE = "kitti-3d";

  private static final String UNKNOWN_SPACE = "-10 -1 -1 -1 -1000 -1000 -1000 -10";
  private static final Set<String> WRITTEN =
      Set.of(LabelAttributes.TRUNCATED, LabelAttributes.OCCLUDED, TRUNCATION, OCCLUSION, SPACE);

  private KittiLines() {}

  /** Returns the lines: 15 columns, and the score as the 16th of a label that has one. */
  static String of(ImageLabels image, ShapeLosses losses) {
    var lines = new StringBuilder();
    for (DrawnRegion drawn : image.regions()) {
      losses.asBox(drawn);
      losses.attributes(drawn.label(), WRITTEN);
      lines.append(String.join(" ", columns(drawn, losses))).append('\n');
    }
    losses.withoutTags(image);
    return lines.toString();
  }

  private static List<String> columns(DrawnRegion drawn, ShapeLosses losses) {
    Label label = drawn.label();
    String name = CleanText.oneWord(drawn.region().label());
    losses.renamed(drawn.region().label(), name);
    String space = LabelAttributes.text(label.attributes(), SPACE).orElse(UNKNOWN_SPACE);
    List<String> three = CleanText.split(space);
    Box box = drawn.box();
    List<String> columns = new ArrayList<>();
    columns.add(name);
    columns.add(truncation(label.attributes()));
    columns.add(occlusion(label.attributes()));
    columns.add(three.get(0));
    columns.add(Rounding.plainPixels(box.xMin()));
    columns.add(Rounding.plainPixels(box.yMin()));
    columns.add(Rounding.plainPixels(box.xMax()));
    columns.add(Rounding.plainPixels(box.yMax()));
    columns.addAll(three.subList(1, three.size()));
    if (label.scored()) {
      columns.add(Rounding.decimal(label.suggestion().score()));
    }
    return columns;
  }

  /** Zero where nobody knows: readers take anything else for truncated. */
  private static String truncation(Map<String, Object> attributes) {
    if (attributes.get(TRUNCATION) instanceof Number share) {
      return Rounding.decimal(share.doubleValue());
    }
    return LabelAttributes.isSet(attributes, LabelAttributes.TRUNCATED) ? "1" : "0";
  }

  private static String occlusion(Map<String, Object> attributes) {
    if (attributes.get(OCCLUSION) instanceof Number degree) {
      return String.valueOf(degree.intValue());
    }
    return LabelAttributes.isSet(attributes, LabelAttributes.OCCLUDED) ? "1" : "0";
  }
}
