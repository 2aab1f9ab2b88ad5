package dev.firstpass.families.audioclassification;

import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.AudioGraph;
import dev.firstpass.families.speech.Fbank;
import dev.firstpass.families.speech.FbankOptions;
import dev.firstpass.families.speech.FeatureFrames;
import dev.firstpass.families.speech.FeatureStream;
import dev.firstpass.families.speech.KeywordMfcc;
import dev.firstpass.families.speech.LogMel;
import dev.firstpass.families.speech.NemoMel;
import dev.firstpass.families.speech.NemoMfcc;
import dev.firstpass.families.speech.Taper;
import dev.firstpass.families.speech.Waveform;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What a graph hears of a clip, made as the spec's options say. Immutable and thread-safe.
 *
 * @param size features a frame; 1 for samples
 * @param frames how many frames a clip always has, or {@link TensorShape#DYNAMIC}
 * @param ofSamples whether frames are samples
 * @param maker turns samples into frames, or samples into samples
 */
record ClipFeatures(int size, long frames, boolean ofSamples, Maker maker) {
  private static final List<String> NAMES =
      List.of("none", "waveform", "keyword-mfcc", "nemo-mfcc", "nemo-mel", "log-mel", "fbank");
  private static final int NEMO_COEFFICIENTS = 64;
  private static final int USUAL_RATE = 16_000;

  static final Parameter<String> FEATURES =
      Parameter.of("features", ParameterType.choice(NAMES), "none", "What the graph hears.");

  private static final Parameter<Integer> MELS =
      Parameter.of("mels", ParameterType.count(1, 512), 80, "How many mel bands.");
  private static final Parameter<String> TAPER =
      Parameter.of(
          "taper",
          ParameterType.choice(
              Arrays.stream(Taper.values()).map(t -> t.name().toLowerCase(Locale.ROOT)).toList()),
          "povey",
          "Window function of fbank.");
  private static final Parameter<Double> LOW =
      Parameter.of(
          "low-hz", ParameterType.number(0, 100_000), 20.0, "Where the bands of fbank start.");
  private static final Parameter<Double> HIGH =
      Parameter.of(
          "high-hz",
          ParameterType.number(-100_000, 100_000),
          0.0,
          "Where the bands of fbank end; 0 or less counts from half the sample rate.");
  private static final Parameter<Boolean> SNIP =
      Parameter.of("snip-edges", ParameterType.flag(), true, "Whether fbank has full frames only.");
  private static final Parameter<Boolean> SIXTEEN_BIT =
      Parameter.of("sixteen-bit", ParameterType.flag(), true, "Whether fbank is of 16-bit values.");
  private static final Parameter<Boolean> NORMALISE =
      Parameter.of(
          "normalise",
          ParameterType.flag(),
          false,
          "Whether bands of nemo-mel and fbank are normalised over the clip.");

  /** Writes what the graph hears; returns how many frames or samples that is. */
  @FunctionalInterface
  interface Maker {
    Clip make(float[] samples, int count);
  }

  /** Returns the options that say which features. */
  static List<Parameter<?>> options() {
    return List.of(FEATURES, MELS, TAPER, LOW, HIGH, SNIP, SIXTEEN_BIT, NORMALISE);
  }

  /**
   * Returns what the options say.
   *
   * @throws dev.firstpass.core.error.DraftingException with {@code model-mismatch} when the
   *     features are of another sample rate than the spec
   */
  static ClipFeatures of(Settings options, AudioGraph graph) {
    String name = options.get(FEATURES);
    int mels = options.get(MELS);
    boolean free = name.equals("none") || name.equals("waveform") || name.equals("fbank");
    if (!free) {
      graph.requireSampleRate(List.of(USUAL_RATE));
    }
    return switch (name) {
      case "none" -> samples(UnaryOperator.identity());
      case "waveform" -> samples(Waveform::normalised);
      case "keyword-mfcc" -> keyword();
      case "nemo-mfcc" -> frames(NEMO_COEFFICIENTS, false, new NemoMfcc()::stream);
      case "nemo-mel" ->
          frames(mels, options.get(NORMALISE), new NemoMel(mels, options.get(NORMALISE))::stream);
      case "log-mel" -> frames(mels, false, new LogMel(mels)::stream);
      default -> fbank(options, graph);
    };
  }

  /** Returns what the graph hears of the first {@code count} samples. */
  Clip make(float[] samples, int count) {
    return maker.make(samples, count);
  }

  private static ClipFeatures samples(UnaryOperator<float[]> scale) {
    return new ClipFeatures(
        1,
        TensorShape.DYNAMIC,
        true,
        (samples, count) -> new Clip.Wave(scale.apply(Arrays.copyOf(samples, count))));
  }

  private static ClipFeatures keyword() {
    KeywordMfcc features = new KeywordMfcc();
    return new ClipFeatures(
        KeywordMfcc.COEFFICIENTS,
        KeywordMfcc.FRAMES,
        false,
        (samples, count) ->
            new Clip.Rows(features.frames(samples, 0, Math.min(count, KeywordMfcc.SAMPLES))));
  }

  private static ClipFeatures fbank(Settings options, AudioGraph graph) {
    FbankOptions fbank =
        FbankOptions.kaldi()
            .withSampleRate(graph.sampleRateHz())
            .withTaper(Taper.valueOf(options.get(TAPER).toUpperCase(Locale.ROOT)))
            .withMels(options.get(MELS))
            .withBand(options.get(LOW), options.get(HIGH))
            .withSnipEdges(options.get(SNIP))
            .withSampleScale(options.get(SIXTEEN_BIT) ? FbankOptions.SIXTEEN_BIT : 1);
    try {
      return frames(options.get(MELS), options.get(NORMALISE), new Fbank(fbank)::stream);
    } catch (IllegalArgumentException e) {
      throw graph.mismatch("options make no fbank features: " + e.getMessage());
    }
  }

  private static ClipFeatures frames(int size, boolean normalise, Streams streams) {
    return new ClipFeatures(
        size,
        TensorShape.DYNAMIC,
        false,
        (samples, count) -> {
          FeatureStream stream = streams.open();
          stream.accept(samples, 0, count);
          stream.finish();
          FeatureFrames frames = stream.take();
          if (normalise) {
            NemoMel.normalise(frames);
          }
          return new Clip.Rows(frames);
        });
  }

  @FunctionalInterface
  private interface Streams {
    FeatureStream open();
  }
}
