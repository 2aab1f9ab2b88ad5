package dev.firstpass.tools.yolo;

import dev.firstpass.core.draft.Box;
import dev.firstpass.tools.labelfile.ClassIds;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ImageLabels.DrawnRegion;
import java.util.Locale;

/** The lines of one image's label file. */
final class YoloLines {
  private YoloLines() {}

  /** Returns lines {@code class xCentre yCentre width height}. */
  static String plain(ImageLabels image, ClassIds classIds) {
    var lines = new StringBuilder();
    for (DrawnRegion drawn : image.regions()) {
      lines.append(columns(drawn, image, classIds)).append('\n');
    }
    return lines.toString();
  }

  /** Returns lines {@code class xCentre yCentre width height score}. */
  static String scored(ImageLabels image, ClassIds classIds) {
    var lines = new StringBuilder();
    for (DrawnRegion drawn : image.regions()) {
      lines
          .append(columns(drawn, image, classIds))
          .append(String.format(Locale.ROOT, " %.6f\n", drawn.region().score()));
    }
    return lines.toString();
  }

  private static String columns(DrawnRegion drawn, ImageLabels image, ClassIds classIds) {
    Box box = drawn.box();
    double width = image.image().width();
    double height = image.image().height();
    return String.format(
        Locale.ROOT,
        "%d %.6f %.6f %.6f %.6f",
        classIds.of(drawn.region().label()),
        (box.xMin() + box.xMax()) / 2 / width,
        (box.yMin() + box.yMax()) / 2 / height,
        box.width() / width,
        box.height() / height);
  }
}
