package dev.firstpass.tools.cvat;

import java.util.List;
import java.util.Locale;

/**
 * The picture of a skeleton that CVAT wants of a function, in the form of its skeleton editor: the
 * points on a circle, clockwise from the top, since nothing is known of which belong together.
 *
 * @param names of the points
 */
record SkeletonDrawing(List<String> names) {
  private static final double CENTRE = 50;
  private static final double RADIUS = 40;

  /** Returns the circles, one a point. */
  String svg() {
    StringBuilder svg = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      double angle = 2 * Math.PI * i / names.size();
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle r=\"1.5\" cx=\"%.2f\" cy=\"%.2f\" data-type=\"element node\""
                  + " data-element-id=\"%d\" data-node-id=\"%d\" data-label-name=\"%s\"></circle>",
              CENTRE + RADIUS * Math.sin(angle),
              CENTRE - RADIUS * Math.cos(angle),
              i + 1,
              i + 1,
              escaped(names.get(i))));
    }
    return svg.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
