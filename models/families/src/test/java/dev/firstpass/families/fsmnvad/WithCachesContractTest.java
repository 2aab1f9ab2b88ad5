package dev.firstpass.families.fsmnvad;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.testkit.SpeechFamilyContract;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.random.RandomGenerator;

final class WithCachesContractTest extends SpeechFamilyContract {
  @Override
  protected ModelFamily family() {
    return new FsmnVadFamily();
  }

  @Override
  protected GraphFacts facts() {
    return FsmnGraphs.withCaches();
  }

  @Override
  protected Map<String, byte[]> documents() {
    return Map.of("cmvn", FsmnGraphs.meanAndVariance(400).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  protected Outputs outputs(Map<String, Tensor> inputs, RandomGenerator random) {
    return FsmnGraphs.answer(facts().signature(), inputs, random::nextFloat);
  }

  @Override
  protected int window() {
    return 400;
  }

  @Override
  protected Map<String, Object> eagerSettings() {
    return Map.of("windowMs", 20, "silenceToSpeechMs", 10, "speechToSilenceMs", 0);
  }

  /** How many classes and how much memory there are is the graph's affair. */
  @Override
  protected boolean isFree(String tensor, int axis) {
    boolean memory = tensor.startsWith("in_cache") && (axis == 1 || axis == 2);
    return memory || (tensor.equals("logits") && axis == 2);
  }
}
