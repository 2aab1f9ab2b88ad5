package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Point;
import dev.firstpass.core.draft.Polygon;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Shape;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import java.util.List;
import java.util.function.UnaryOperator;

/** Says what formats of image labels hold, for their contract. */
public final class HeldLabels {
  private HeldLabels() {}

  /** Returns labels with their shapes changed. */
  public static ItemLabels each(ItemLabels item, UnaryOperator<Shape> held) {
    return mapped(
        item,
        label -> {
          Region region = (Region) label.suggestion();
          return new Label(
              new Region(region.label(), region.score(), held.apply(region.shape())),
              label.scored(),
              label.attributes());
        });
  }

  /** Returns changed labels. */
  public static ItemLabels mapped(ItemLabels item, UnaryOperator<Label> held) {
    return new ItemLabels(
        item.item(), item.model(), item.labels().stream().map(held).toList(), item.attributes());
  }

  /** Returns the outline of a rotated box or of a mask of one part; other shapes as they are. */
  public static Shape outlined(Shape shape) {
    List<List<Point>> outlines = Outlines.of(shape);
    return outlines.isEmpty() ? shape : new Polygon(outlines.get(0));
  }
}
