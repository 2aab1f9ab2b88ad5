package dev.firstpass.families.speech;

import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import java.util.ArrayList;
import java.util.List;
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
  /** The role of FunASR's {@code am.mvn}, for graphs whose metadata do not hold it. */
  public static final String CMVN_ROLE = "cmvn";

  /** The name of FunASR's file of means and variances. */
  public static final String CMVN_FILE = "am.mvn";

  /** Metadata of sherpa's exports. */
  public static final String NEGATIVE_MEAN = "neg_mean";

  private static final String INVERSE_DEVIATION = "inv_stddev";
  private static final String MVN_LINE = "<LearnRateCoef>";
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
    List<float[]> vectors = vectors(graph, content);
    int size = lowRate.window() * MELS;
    if (vectors.size() != 2 || vectors.get(0).length != size || vectors.get(1).length != size) {
      throw graph.mismatch(
          "needs two vectors of "
              + size
              + " numbers to normalise features: "
              + NEGATIVE_MEAN
              + " and "
              + INVERSE_DEVIATION
              + " in the graph's metadata, or "
              + CMVN_FILE
              + " as the file of role '"
              + CMVN_ROLE
              + "'");
    }
    graph.requireFloats(features, ANY, ANY, size);
    graph.requireWhole(lengths, ANY);
    return new LfrFrontend(
        new Fbank(FbankOptions.funAsr().withSampleRate(graph.audio().sampleRateHz())),
        lowRate,
        new Cmvn(vectors.get(0), vectors.get(1)),
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

  private static List<float[]> vectors(AudioGraph graph, ModelContent content) {
    String mean = graph.metadata().get(NEGATIVE_MEAN);
    String deviation = graph.metadata().get(INVERSE_DEVIATION);
    if (mean != null && deviation != null) {
      return List.of(numbers(graph, mean.split(",", -1)), numbers(graph, deviation.split(",", -1)));
    }
    List<float[]> vectors = new ArrayList<>();
    for (String line : content.text(CMVN_ROLE).orElse("").lines().toList()) {
      String[] words = line.strip().split("\\s+", -1);
      if (words[0].equals(MVN_LINE) && words.length > 4) {
        vectors.add(numbers(graph, List.of(words).subList(3, words.length - 1)));
      }
    }
    return vectors;
  }

  private static float[] numbers(AudioGraph graph, String[] words) {
    return numbers(graph, List.of(words));
  }

  private static float[] numbers(AudioGraph graph, List<String> words) {
    float[] numbers = new float[words.size()];
    for (int i = 0; i < numbers.length; i++) {
      try {
        numbers[i] = Float.parseFloat(words.get(i).strip());
      } catch (NumberFormatException e) {
        throw graph.mismatch("'" + words.get(i) + "' among the means and variances is no number");
      }
    }
    return numbers;
  }
}
