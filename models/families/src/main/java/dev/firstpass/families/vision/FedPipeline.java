package dev.firstpass.families.vision;

import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.family.Letterbox;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.PreparedImage;
import dev.firstpass.core.family.SinglePass;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.model.ImageInput;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Settings;
import java.util.List;
import java.util.Map;

/**
 * The pipeline of a graph that takes more than the image, or the image in another shape.
 *
 * @param input what the image must look like
 * @param labels the model's classes
 * @param feed makes the graph's inputs
 * @param decoder what the outputs mean
 */
public record FedPipeline(ImageInput input, LabelSet labels, ImageFeed feed, OutputDecoder decoder)
    implements SinglePass {
  @Override
  public void check(Settings settings) {
    decoder.check(settings);
  }

  @Override
  public Map<String, Tensor> inputs(PreparedImage image) {
    return feed.inputs(image);
  }

  @Override
  public List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
    return decoder.decode(outputs, letterbox, settings);
  }
}
