package dev.firstpass.core.family;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.Settings;
import java.util.List;
import java.util.Map;

/**
 * A pipeline of one run of one graph per image: detectors, classifiers. Runs of several images can
 * share a batch.
 */
public non-sealed interface SinglePass extends Pipeline {
  @Override
  ImageInput input();

  /**
   * Returns the graph's inputs by name for one prepared image. Most graphs take only the image
   * itself.
   *
   * @param image shape (1, C, H, W) or (1, H, W, C), as {@link #input()} declares
   */
  Map<String, Tensor> inputs(PreparedImage image);

  /**
   * Returns what one image's outputs mean: regions inside the source image, or tags, best first.
   *
   * @param outputs the graph's outputs for this image, batch axis 1
   * @param letterbox how the image got into the tensor
   * @param settings thresholds and the like
   * @throws DraftingException with {@code model-output-mismatch} when an output has another shape
   *     than expected
   */
  List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings);
}
