package dev.firstpass.families.yolofastestv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.ModelFamilyContract;
import dev.firstpass.testkit.RandomTensors;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class YoloFastestV2ContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new YoloFastestV2Family();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(
        Graphs.tensor("input.1", 1, 3, 64, 96),
        Graphs.tensor("794", 1, 4, 6, 18),
        Graphs.tensor("796", 1, 2, 3, 18));
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return new Outputs(
        Map.of(
            "794", RandomTensors.uniform(random, TensorShape.of(1, 4, 6, 18), 0, 1),
            "796", RandomTensors.uniform(random, TensorShape.of(1, 2, 3, 18), 0, 1)));
  }

  @Test
  void open_anchorsThatFillNoLevels_isRefused() {
    for (List<Double> anchors : List.of(List.<Double>of(), List.of(1.0, 2.0, 3.0))) {
      ModelSpec spec = spec();
      ModelSpec wrong =
          new ModelSpec(
              spec.id(),
              spec.family(),
              spec.task(),
              spec.files(),
              spec.input(),
              spec.labels(),
              spec.parameters(),
              Map.of("anchors", anchors),
              spec.card());

      DraftingException e =
          assertThrows(
              DraftingException.class,
              () -> family().open(wrong, ModelContent.of(facts().signature())));

      assertEquals(ErrorCode.INVALID_MODEL, e.code());
      assertTrue(e.detail().contains("'anchors'"), e.detail());
    }
  }
}
