package dev.firstpass.families.silerovad;

import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.speech.AudioGraph;
import java.util.List;

/**
 * A graph at one sample rate.
 *
 * @param layout its tensors
 * @param sampleRateHz 16000 or 8000
 * @param rateShape the shape of input {@code sr}, [] or [1]; without meaning for sequences
 */
record SileroGraph(SileroLayout layout, int sampleRateHz, TensorShape rateShape) {
  static final List<Integer> RATES = List.of(16_000, 8_000);

  private static final long ANY = TensorShape.DYNAMIC;

  /** How many windows of a sequence go into one run: two seconds. */
  private static final int WINDOWS_A_RUN = 64;

  /**
   * Checks a graph.
   *
   * @throws dev.firstpass.core.error.DraftingException with {@code model-mismatch} when it is of no
   *     known layout or does not go with the sample rate
   */
  static SileroGraph of(AudioGraph graph) {
    graph.requireSampleRate(RATES);
    SileroLayout layout =
        SileroLayout.of(graph.facts().signature())
            .orElseThrow(
                () ->
                    graph.mismatch("is no Silero VAD graph: it has " + graph.facts().signature()));
    int rate = graph.sampleRateHz();
    graph.input(
        SileroLayout.INPUT, ElementType.FLOAT32, ANY, layout.window(rate) + layout.context(rate));
    long[] state = layout.state().toArray();
    layout.states().forEach(name -> graph.input(name, ElementType.FLOAT32, state));
    layout.nextStates().forEach(name -> graph.output(name, state));
    if (layout == SileroLayout.SEQUENCE) {
      graph.output(layout.probabilities(), ANY);
      return new SileroGraph(layout, rate, TensorShape.of());
    }
    graph.output(layout.probabilities(), ANY, 1);
    return new SileroGraph(layout, rate, rateShape(graph));
  }

  /** Returns samples a window. */
  int window() {
    return layout.window(sampleRateHz);
  }

  /** Returns samples in front of each window. */
  int context() {
    return layout.context(sampleRateHz);
  }

  /** Returns the most windows that one run takes. */
  int windowsPerRun() {
    return layout == SileroLayout.SEQUENCE ? WINDOWS_A_RUN : 1;
  }

  private static TensorShape rateShape(AudioGraph graph) {
    TensorInfo rate = graph.facts().signature().input(SileroLayout.RATE).orElseThrow();
    boolean scalar = rate.shape().rank() == 0;
    return scalar
        ? graph.input(SileroLayout.RATE, ElementType.INT64).shape()
        : graph.input(SileroLayout.RATE, ElementType.INT64, 1).shape();
  }
}
