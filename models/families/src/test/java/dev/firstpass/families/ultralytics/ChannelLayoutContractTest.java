package dev.firstpass.families.ultralytics;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import java.util.Map;
import java.util.random.RandomGenerator;

final class ChannelLayoutContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new UltralyticsFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.withMetadata(
        Graphs.facts(Graphs.tensor("images", 1, 3, 64, 96), Graphs.tensor("output0", 1, 7, 126)),
        Map.of("task", "detect", "names", "{0: 'cat', 1: 'dog', 2: \"driver's cab\"}"));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    float[] values = new float[7 * 126];
    for (int i = 0; i < values.length; i++) {
      int channel = i / 126;
      values[i] = random.nextFloat() * (channel < 2 ? 80 : channel < 4 ? 50 : 1);
    }
    return new Outputs(Map.of("output0", Tensor.of(TensorShape.of(1, 7, 126), values)));
  }
}
