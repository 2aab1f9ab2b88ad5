package dev.firstpass.tools.labelfile;

import dev.firstpass.core.draft.Box;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.draft.Tag;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.model.ModelId;
import java.util.ArrayList;
import java.util.List;

/**
 * A draft of an image in the parts that label files hold.
 *
 * @param image what was read
 * @param path the image's id as a path
 * @param model which model made the draft
 * @param regions what can be drawn, in the draft's order
 * @param tags labels of the whole image, in the draft's order
 */
public record ImageDraft(
    ImageFacts image, ItemPath path, ModelId model, List<DrawnRegion> regions, List<Tag> tags) {
  public ImageDraft {
    regions = List.copyOf(regions);
    tags = List.copyOf(tags);
  }

  /**
   * A region of which something is inside the image.
   *
   * @param region as the model gave it
   * @param box the part of its box inside the image, not empty once rounded
   */
  public record DrawnRegion(Region region, Box box) {}

  /**
   * Takes a draft apart.
   *
   * @param format the name of the format, for the complaint
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when the item is not an image
   */
  public static ImageDraft of(Draft draft, String format) {
    if (!(draft.item() instanceof ImageFacts image)) {
      throw new DraftingException(
          ErrorCode.INVALID_REQUEST,
          "label file format '"
              + format
              + "' holds labels of images; item '"
              + draft.item().id()
              + "' is of kind "
              + draft.item().kind().wireName()
              + "; ask for the native json instead");
    }
    List<DrawnRegion> regions = new ArrayList<>();
    List<Tag> tags = new ArrayList<>();
    for (Suggestion suggestion : draft.suggestions()) {
      if (suggestion instanceof Tag tag) {
        tags.add(tag);
      } else if (suggestion instanceof Region region) {
        Box box = inside(region.box(), image);
        if (Rounding.pixels(box.width()) > 0 && Rounding.pixels(box.height()) > 0) {
          regions.add(new DrawnRegion(region, box));
        }
      }
    }
    return new ImageDraft(
        image, ItemPath.of(image.id()), draft.provenance().model(), regions, tags);
  }

  /** Takes several drafts apart. */
  public static List<ImageDraft> of(List<Draft> drafts, String format) {
    return drafts.stream().map(draft -> of(draft, format)).toList();
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
