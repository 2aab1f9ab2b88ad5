package dev.firstpass.families.speech;

import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import java.util.Map;
import java.util.Optional;

/**
 * FunASR's front end, of SenseVoice and Paraformer: filter banks of 16-bit samples under a Hamming
 * window, several frames joined to one of a lower rate, normalised by the training set's mean and
 * variance. Immutable and thread-safe.
 *
 * @param fbank the filter banks
 * @param lowRate how frames are joined
 * @param cmvn how they are normalised
 * @param inputs who takes them
 */
public record LfrFrontend(Fbank fbank, LowFrameRate lowRate, Cmvn cmvn, FrameInputs inputs) {
  private static final int MELS = 80;
  private static final long ANY = TensorShape.DYNAMIC;

  /**
   * Returns the front end of a graph, from its metadata or from {@code am.mvn}; checks both inputs.
   *
   * @param features the input that takes the frames
   * @param lengths the input that takes their number
   */
  public static LfrFrontend of(
      AudioGraph graph, ModelContent content, TensorInfo features, TensorInfo lengths) {
    LowFrameRate lowRate =
        new LowFrameRate(
            metadata(graph, "lfr_window_size", 7), metadata(graph, "lfr_window_shift", 6));
    int size = lowRate.window() * MELS;
    Cmvn cmvn = MeanAndVariance.of(graph, content, size);
    graph.requireFloats(features, ANY, ANY, size);
    graph.requireWhole(lengths, ANY);
    return new LfrFrontend(
        new Fbank(FbankOptions.funAsr().withSampleRate(graph.audio().sampleRateHz())),
        lowRate,
        cmvn,
        new FrameInputs(features, Optional.of(lengths), false));
  }

  /** Returns the inputs of a window, to add to; empty when it is too short for a frame. */
  public Optional<Map<String, Tensor>> inputs(float[] samples) {
    FeatureFrames frames = fbank.frames(samples);
    if (frames.count() == 0) {
      return Optional.empty();
    }
    FeatureFrames joined = lowRate.apply(frames);
    cmvn.apply(joined);
    return Optional.of(inputs.of(joined));
  }

  /** Returns seconds from one frame to the next. */
  public double frameSeconds() {
    return lowRate.shift() / 100.0;
  }

  private static int metadata(AudioGraph graph, String name, int usual) {
    String value = graph.metadata().getOrDefault(name, String.valueOf(usual));
    if (!value.matches("[1-9][0-9]?")) {
      throw graph.mismatch("the graph's metadata '" + name + "' is '" + value + "', no count");
    }
    return Integer.parseInt(value);
  }
}
