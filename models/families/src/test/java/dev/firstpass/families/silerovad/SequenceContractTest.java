package dev.firstpass.families.silerovad;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.testkit.SpeechFamilyContract;
import java.util.Map;
import java.util.random.RandomGenerator;

final class SequenceContractTest extends SpeechFamilyContract {
  @Override
  protected ModelFamily family() {
    return new SileroVadFamily();
  }

  @Override
  protected GraphFacts facts() {
    return SileroGraphs.sequence(576);
  }

  @Override
  protected Outputs outputs(Map<String, Tensor> inputs, RandomGenerator random) {
    return SileroGraphs.answer(facts().signature(), inputs, random::nextFloat);
  }

  @Override
  protected int window() {
    return 512;
  }

  @Override
  protected Map<String, Object> eagerSettings() {
    return Map.of("minSpeechMs", 0, "minSilenceMs", 0);
  }
}
