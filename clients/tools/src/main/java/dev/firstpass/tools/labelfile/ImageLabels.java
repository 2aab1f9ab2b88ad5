package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelWriting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The labels of an image in the parts that label files hold.
 *
 * @param image what is labelled
 * @param path the image's id as a path
 * @param model which model drafted the labels, where it is known
 * @param regions what can be drawn, in order
 * @param tags labels of the whole image, in order; their suggestion is a {@link Tag}
 * @param attributes what else is known of the image
 */
public record ImageLabels(
    ImageFacts image,
    ItemPath path,
    Optional<ModelId> model,
    List<DrawnRegion> regions,
    List<Label> tags,
    Map<String, Object> attributes) {
  private static final String OUTSIDE = "outside-image";
  private static final String SEGMENT = "segment-left-out";

  public ImageLabels {
    regions = List.copyOf(regions);
    tags = List.copyOf(tags);
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /**
   * A region of which something is inside the image.
   *
   * @param region as it was given
   * @param box the part of its box inside the image, not empty once rounded
   * @param label whose suggestion the region is
   */
  public record DrawnRegion(Region region, Box box, Label label) {}

  /**
   * Takes the labels of an item apart; those outside the image and segments of recordings are
   * reported.
   *
   * @param format the name of the format, for the complaint
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when the item is not an image
   */
  public static ImageLabels of(ItemLabels item, String format, LabelWriting writing) {
    if (!(item.item() instanceof ImageFacts image)) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          "label file format '"
              + format
              + "' holds labels of images; item '"
              + item.item().id()
              + "' is of kind "
              + item.item().kind().wireName()
              + "; ask for the native json instead");
    }
    List<DrawnRegion> regions = new ArrayList<>();
    List<Label> tags = new ArrayList<>();
    for (Label label : item.labels()) {
      if (label.suggestion() instanceof Tag) {
        tags.add(label);
      } else if (label.suggestion() instanceof Region region) {
        Box box = inside(region.box(), image);
        if (Rounding.pixels(box.width()) > 0 && Rounding.pixels(box.height()) > 0) {
          regions.add(new DrawnRegion(region, box, label));
        } else {
          writing.report().add(OUTSIDE, region.label());
        }
      } else {
        writing.report().add(SEGMENT, label.suggestion().label());
      }
    }
    return new ImageLabels(
        image, ItemPath.of(image.id()), item.model(), regions, tags, item.attributes());
  }

  /** Takes the labels of several items apart. */
  public static List<ImageLabels> of(
      LabelCollection collection, String format, LabelWriting writing) {
    return collection.items().stream().map(item -> of(item, format, writing)).toList();
  }

  private static Box inside(Box box, ImageFacts image) {
    return new Box(
        between(box.xMin(), image.width()),
        between(box.yMin(), image.height()),
        between(box.xMax(), image.width()),
        between(box.yMax(), image.height()));
  }

  private static double between(double value, int limit) {
    return Math.max(0, Math.min(limit, value));
  }
}
