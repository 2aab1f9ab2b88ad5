package dev.firstpass.inference.tiling;

import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.SinglePass;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.model.Settings;
import dev.firstpass.inference.batch.Batcher;
import dev.firstpass.inference.media.ImageHeader;
import dev.firstpass.inference.media.ImagePreparer;
import dev.firstpass.inference.media.LentImage;
import dev.firstpass.inference.media.OpenPicture;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drafts a picture tile by tile: decodes it once, and of each tile makes a tensor, regions in the
 * tile, and regions in the picture. As many tiles as a run of the graph takes are in memory at
 * once. Thread-safe.
 */
public final class Tiler {
  private final SinglePass pipeline;
  private final ImagePreparer preparer;
  private final Batcher batcher;

  /**
   * @param pipeline a detector
   * @param preparer makes its tensors
   * @param batcher runs its graph
   */
  public Tiler(SinglePass pipeline, ImagePreparer preparer, Batcher batcher) {
    this.pipeline = pipeline;
    this.preparer = preparer;
    this.batcher = batcher;
  }

  /**
   * Returns the regions of a picture, best first, or nothing when one tile holds all of it: then it
   * is to be drafted like any other.
   *
   * @param content an encoded picture, from its position to its limit
   * @param header as the preparer read it from the same content
   * @param settings by which tiling is wanted
   * @throws DraftingException with {@link ErrorCode#INVALID_PARAMETER} when there would be too many
   *     tiles, and as drafting without tiles does
   */
  public Optional<List<Suggestion>> draft(
      ByteBuffer content, ImageHeader header, Settings settings) {
    Tiling tiling = TilingParameters.tiling(settings);
    TilePlan plan = TilePlan.of(tiling, header.uprightWidth(), header.uprightHeight());
    if (plan.trivial()) {
      return Optional.empty();
    }
    List<Seen> seen = preparer.open(content, header, picture -> look(picture, plan, settings));
    List<Seen> merged = new SeamMerge(tiling.agreement(), tiling.acrossLabels()).merge(seen);
    return Optional.of(
        merged.stream().limit(tiling.max()).map(one -> (Suggestion) one.region()).toList());
  }

  private List<Seen> look(OpenPicture picture, TilePlan plan, Settings settings) {
    List<Seen> seen = new ArrayList<>();
    List<Tile> tiles = plan.tiles();
    for (int from = 0; from < tiles.size(); from += batcher.max()) {
      List<Tile> some = tiles.subList(from, Math.min(from + batcher.max(), tiles.size()));
      look(picture, plan, some, settings, seen);
    }
    return seen;
  }

  private void look(
      OpenPicture picture, TilePlan plan, List<Tile> tiles, Settings settings, List<Seen> seen) {
    List<LentImage> images = new ArrayList<>(tiles.size());
    try {
      List<Map<String, Tensor>> inputs = new ArrayList<>(tiles.size());
      for (Tile tile : tiles) {
        LentImage image = picture.prepare(tile.left(), tile.top(), tile.width(), tile.height());
        images.add(image);
        inputs.add(pipeline.inputs(image.image()));
      }
      List<Outputs> outputs = batcher.runAll(inputs);
      for (int i = 0; i < tiles.size(); i++) {
        Tile tile = tiles.get(i);
        pipeline
            .decode(outputs.get(i), images.get(i).image().letterbox(), settings)
            .forEach(suggestion -> seen.add(Seen.by(tile, placed(suggestion, tile, plan), plan)));
      }
    } finally {
      images.forEach(LentImage::close);
    }
  }

  private static Region placed(Suggestion suggestion, Tile tile, TilePlan plan) {
    if (!(suggestion instanceof Region region)) {
      throw new IllegalStateException("a detector gave no region but " + suggestion);
    }
    return new Region(
        region.label(),
        region.score(),
        region.shape().within(tile.left(), tile.top(), plan.width(), plan.height()));
  }
}
