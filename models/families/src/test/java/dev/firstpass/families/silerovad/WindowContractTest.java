package dev.firstpass.families.silerovad;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.testkit.SpeechFamilyContract;
import java.util.Map;
import java.util.random.RandomGenerator;

final class WindowContractTest extends SpeechFamilyContract {
  @Override
  protected ModelFamily family() {
    return new SileroVadFamily();
  }

  @Override
  protected GraphFacts facts() {
    return SileroGraphs.window();
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

  /** One recording a run, whatever the graph says; a state after a run may have any shape. */
  @Override
  protected boolean isFree(String tensor, int axis) {
    return axis == 0 && !isState(tensor);
  }

  private static boolean isState(String tensor) {
    return tensor.equals("state");
  }
}
