package dev.firstpass.families.picodet;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import dev.firstpass.testkit.RandomTensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

final class PicodetContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new PicodetFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(
        Graphs.tensor("image", 1, 3, 64, 96),
        Graphs.tensor("s8", 1, 96, 5),
        Graphs.tensor("s16", 1, 24, 5),
        Graphs.tensor("s32", 1, 6, 5),
        Graphs.tensor("s64", 1, 2, 5),
        Graphs.tensor("d8", 1, 96, 32),
        Graphs.tensor("d16", 1, 24, 32),
        Graphs.tensor("d32", 1, 6, 32),
        Graphs.tensor("d64", 1, 2, 32));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    for (int stride : List.of(8, 16, 32, 64)) {
      int places = ((96 + stride - 1) / stride) * (64 / stride);
      outputs.put("s" + stride, RandomTensors.uniform(random, TensorShape.of(1, places, 5), 0, 1));
      outputs.put(
          "d" + stride, RandomTensors.uniform(random, TensorShape.of(1, places, 32), -4, 4));
    }
    return new Outputs(outputs);
  }
}
