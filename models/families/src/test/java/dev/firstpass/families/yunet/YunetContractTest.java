package dev.firstpass.families.yunet;

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

final class YunetContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new YunetFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(
        Graphs.tensor("input", 1, 3, 64, 96),
        Graphs.tensor("cls_8", 1, 96, 1),
        Graphs.tensor("cls_16", 1, 24, 1),
        Graphs.tensor("cls_32", 1, 6, 1),
        Graphs.tensor("obj_8", 1, 96, 1),
        Graphs.tensor("obj_16", 1, 24, 1),
        Graphs.tensor("obj_32", 1, 6, 1),
        Graphs.tensor("bbox_8", 1, 96, 4),
        Graphs.tensor("bbox_16", 1, 24, 4),
        Graphs.tensor("bbox_32", 1, 6, 4),
        Graphs.tensor("kps_8", 1, 96, 10),
        Graphs.tensor("kps_16", 1, 24, 10),
        Graphs.tensor("kps_32", 1, 6, 10));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    for (int stride : List.of(8, 16, 32)) {
      int n = (96 / stride) * (64 / stride);
      outputs.put(
          "cls_" + stride, RandomTensors.uniform(random, TensorShape.of(1, n, 1), -0.1f, 1.1f));
      outputs.put(
          "obj_" + stride, RandomTensors.uniform(random, TensorShape.of(1, n, 1), -0.1f, 1.1f));
      outputs.put("bbox_" + stride, RandomTensors.uniform(random, TensorShape.of(1, n, 4), -1, 2));
      outputs.put("kps_" + stride, RandomTensors.uniform(random, TensorShape.of(1, n, 10), -2, 2));
    }
    return new Outputs(outputs);
  }
}
