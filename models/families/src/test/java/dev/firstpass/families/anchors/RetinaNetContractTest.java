package dev.firstpass.families.anchors;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.testkit.ModelFamilyContract;
import java.util.Map;
import java.util.random.RandomGenerator;

final class RetinaNetContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new RetinaNetFamily();
  }

  @Override
  protected GraphFacts facts() {
    return RawHeads.facts(91);
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return RawHeads.outputs(random, 91);
  }

  @Override
  protected Map<String, Object> paddingSettings() {
    return Map.of("iou", 1);
  }
}
