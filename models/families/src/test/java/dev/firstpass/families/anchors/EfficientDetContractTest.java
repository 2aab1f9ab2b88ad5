package dev.firstpass.families.anchors;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.testkit.ModelFamilyContract;
import java.util.Map;
import java.util.random.RandomGenerator;

final class EfficientDetContractTest extends ModelFamilyContract {
  @Override
  protected ModelFamily family() {
    return new EfficientDetFamily();
  }

  @Override
  protected GraphFacts facts() {
    return RawHeads.facts(3);
  }

  @Override
  protected Outputs outputs(RandomGenerator random) {
    return RawHeads.outputs(random, 3);
  }

  @Override
  protected Map<String, Object> paddingSettings() {
    return Map.of("iou", 1);
  }
}
