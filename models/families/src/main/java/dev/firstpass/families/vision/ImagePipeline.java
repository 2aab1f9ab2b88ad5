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
 * The pipeline of a graph that takes one image and nothing else.
 *
 * @param input what the image must look like
 * @param labels the model's classes
 * @param inputName the graph's name for the image
 * @param decoder what the outputs mean
 */
public record ImagePipeline(
    ImageInput input, LabelSet labels, String inputName, OutputDecoder decoder)
    implements SinglePass {
  @Override
  public List<String> pointNames() {
    return decoder.pointNames();
  }

  @Override
  public void check(Settings settings) {
    decoder.check(settings);
  }

  @Override
  public Map<String, Tensor> inputs(PreparedImage image) {
    return Map.of(inputName, image.tensor());
  }

  @Override
  public List<Suggestion> decode(Outputs outputs, Letterbox letterbox, Settings settings) {
    return decoder.decode(outputs, letterbox, settings);
  }
}
