package dev.firstpass.families.speakersegmentation;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.testkit.SpeechFamilyContract;
import java.util.Map;
import java.util.random.RandomGenerator;

final class SpeakerSegmentationContractTest extends SpeechFamilyContract {
  private static final int WINDOW = 16_000;
  private static final int FRAMES = 58;

  @Override
  protected ModelFamily family() {
    return new SpeakerSegmentationFamily();
  }

  @Override
  protected GraphFacts facts() {
    return SpeakerGraphs.segmentation(WINDOW);
  }

  /** A few stretches of one class each. */
  @Override
  protected Outputs outputs(Map<String, Tensor> inputs, RandomGenerator random) {
    byte[] classes = new byte[FRAMES];
    for (int frame = 0; frame < FRAMES; frame++) {
      boolean changes = frame == 0 || random.nextInt(20) == 0;
      classes[frame] = changes ? (byte) random.nextInt(SpeakerGraphs.CLASSES) : classes[frame - 1];
    }
    return SpeakerGraphs.scores("y", classes);
  }

  @Override
  protected int window() {
    return WINDOW;
  }

  @Override
  protected int windows() {
    return 5;
  }

  @Override
  protected Map<String, Object> eagerSettings() {
    return Map.of("minOnSeconds", 0, "minOffSeconds", 0);
  }
}
