package dev.firstpass.families.speech;

import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives frames of features to a graph: the frames of one recording and how many they are.
 *
 * @param frames the input that takes the frames
 * @param lengths the input that takes their number, when there is one
 * @param transposed whether it takes {@code [1, features, frames]}, otherwise {@code [1, frames,
 *     features]}
 */
public record FrameInputs(TensorInfo frames, Optional<TensorInfo> lengths, boolean transposed) {
  /** Returns the inputs by name, which more may be added to. */
  public Map<String, Tensor> of(FeatureFrames features) {
    int count = features.count();
    TensorShape shape =
        transposed
            ? TensorShape.of(1, features.size(), count)
            : TensorShape.of(1, count, features.size());
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    inputs.put(
        frames.name(),
        DirectTensors.floats(
            shape,
            into -> {
              if (transposed) {
                features.writeTransposed(0, count, into);
              } else {
                features.write(0, count, into);
              }
            }));
    lengths.ifPresent(
        info ->
            inputs.put(info.name(), DirectTensors.whole(info.type(), TensorShape.of(1), count)));
    return inputs;
  }
}
