package dev.firstpass.families.audioclassification;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.testkit.Graphs;
import dev.firstpass.testkit.RandomTensors;
import dev.firstpass.testkit.SpeechFamilyContract;
import java.util.Map;
import java.util.random.RandomGenerator;

final class KeywordSegmentsContractTest extends SpeechFamilyContract {
  @Override
  protected ModelFamily family() {
    return new AudioClassificationFamily();
  }

  @Override
  protected GraphFacts facts() {
    return Graphs.facts(Graphs.tensor("input", -1, 1, 49, 10), Graphs.tensor("output", -1, 12));
  }

  @Override
  protected Outputs outputs(Map<String, Tensor> inputs, RandomGenerator random) {
    return new Outputs(
        Map.of("output", RandomTensors.uniform(random, TensorShape.of(1, 12), -4, 4)));
  }

  @Override
  protected int window() {
    return 16_000;
  }

  @Override
  protected int windows() {
    return 2;
  }

  @Override
  protected Map<String, Object> eagerSettings() {
    return Map.of("threshold", 0.05, "window", 0.5, "hop", 0.25);
  }
}
