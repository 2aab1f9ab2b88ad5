package dev.firstpass.families.fastestdet;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import java.util.Map;
import java.util.random.RandomGenerator;

final class FastestdetContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new FastestdetFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.withOperators(
        Graphs.facts(Graphs.tensor("input.1", 1, 3, 64, 96), Graphs.tensor("758", 1, 9, 4, 6)),
        "Softmax",
        "Sigmoid");
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    float[] values = new float[9 * 24];
    for (int i = 0; i < values.length; i++) {
      int channel = i / 24;
      boolean isBox = channel >= 1 && channel <= 4;
      values[i] = isBox ? random.nextFloat() * 6 - 3 : random.nextFloat();
    }
    return new Outputs(Map.of("758", Tensor.of(TensorShape.of(1, 9, 4, 6), values)));
  }
}
