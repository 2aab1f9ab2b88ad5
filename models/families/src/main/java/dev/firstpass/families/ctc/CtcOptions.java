package dev.firstpass.families.ctc;

import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.AudioGraph;
import dev.firstpass.families.speech.Fbank;
import dev.firstpass.families.speech.FbankOptions;
import dev.firstpass.families.speech.FrameInputs;
import dev.firstpass.families.speech.NemoMel;
import dev.firstpass.families.speech.SpeechOptions;
import dev.firstpass.families.speech.Taper;
import dev.firstpass.families.speech.TokenTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a spec's {@code options} say of a CTC model: what its graph takes and what its frames mean.
 *
 * @param settings all of them
 */
record CtcOptions(Settings settings) {
  static final String SAMPLES = "waveform";
  static final String FBANK = "fbank";
  static final String NEMO_MEL = "nemo-mel";

  /** The least frames of features that the networks' subsampling can take. */
  static final int LEAST_FRAMES = 9;

  static final Parameter<String> FEATURES =
      Parameter.of(
          "features",
          ParameterType.choice(List.of(SAMPLES, FBANK, NEMO_MEL)),
          SAMPLES,
          "What the graph takes.");
  static final Parameter<Boolean> NORMALISE =
      Parameter.of(
          "normalise",
          ParameterType.flag(),
          true,
          "Whether samples, or each band of nemo-mel, get mean 0 and variance 1.");
  static final Parameter<Integer> MELS =
      Parameter.of("mels", ParameterType.count(1, 512), 80, "Bands of fbank and nemo-mel.");
  static final Parameter<Double> FRAME_SECONDS =
      Parameter.of(
          "frameSeconds",
          ParameterType.number(0.001, 1),
          0.02,
          "Seconds from one frame of the output to the next.");
  static final Parameter<Boolean> SIXTEEN_BIT =
      Parameter.of(
          "sixteenBit",
          ParameterType.flag(),
          false,
          "Whether fbank was trained on 16-bit values, not on [-1, 1].");
  static final Parameter<String> TAPER =
      Parameter.of(
          "taper",
          ParameterType.choice(List.of("povey", "hamming", "hanning")),
          "povey",
          "Window function of fbank.");
  static final Parameter<Double> HIGH_HZ =
      Parameter.of(
          "highHz",
          ParameterType.number(-20_000, 96_000),
          0.0,
          "Where the last band of fbank ends; 0 and less count from half the rate.");
  static final Parameter<Boolean> SNIP_EDGES =
      Parameter.of(
          "snipEdges", ParameterType.flag(), true, "Whether only full frames of fbank count.");
  static final Parameter<String> BLANK =
      Parameter.of(
          "blank",
          new ParameterType<>("a token or its number", "string", String::valueOf),
          "",
          "The token of CTC's blank, or its number; empty for the one that is called so.");

  private static final List<Parameter<?>> ALL =
      List.of(
          FEATURES, NORMALISE, MELS, FRAME_SECONDS, SIXTEEN_BIT, TAPER, HIGH_HZ, SNIP_EDGES, BLANK);
  private static final int LEAST_SAMPLES = 400;
  private static final long ANY = TensorShape.DYNAMIC;

  static CtcOptions of(ModelSpec spec) {
    return new CtcOptions(SpeechOptions.of(spec, ALL));
  }

  double frameSeconds() {
    return settings.get(FRAME_SECONDS);
  }

  /** Returns the number of the blank: what the options, the metadata or the tokens say. */
  int blank(AudioGraph graph, TokenTable table) {
    String named = settings.get(BLANK);
    if (named.isEmpty()) {
      named = graph.metadata().getOrDefault("blank_id", "");
    }
    if (named.isEmpty()) {
      return table.blank();
    }
    String blank = named;
    Optional<Integer> id = table.id(blank);
    if (id.isEmpty() && blank.matches("[0-9]{1,6}")) {
      id = Optional.of(Integer.parseInt(blank));
    }
    return id.orElseThrow(
        () -> graph.mismatch("its blank, '" + blank + "', is no token and no number"));
  }

  /** Returns what makes the graph's inputs; fails when the graph takes something else. */
  CtcFrontend frontend(AudioGraph graph) {
    TensorInfo first = graph.input(0);
    int inputs = graph.inputs().size();
    if (inputs > 2) {
      throw graph.mismatch(
          "the graph must take features and their number; it has " + graph.inputs());
    }
    Optional<TensorInfo> second = inputs == 2 ? Optional.of(graph.input(1)) : Optional.empty();
    if (settings.get(FEATURES).equals(SAMPLES)) {
      graph.requireFloats(first, ANY, ANY);
      second.ifPresent(mask -> graph.requireWhole(mask, ANY, ANY));
      return new CtcFrontend.OfSamples(first, second, settings.get(NORMALISE), LEAST_SAMPLES);
    }
    second.ifPresent(lengths -> graph.requireWhole(lengths, ANY));
    int mels = settings.get(MELS);
    if (settings.get(FEATURES).equals(NEMO_MEL)) {
      graph.requireFloats(first, ANY, mels, ANY);
      return new CtcFrontend.OfNemoMel(
          new NemoMel(mels, settings.get(NORMALISE)), new FrameInputs(first, second, true));
    }
    graph.requireFloats(first, ANY, ANY, mels);
    return new CtcFrontend.OfFbank(
        new Fbank(fbank(graph.audio().sampleRateHz())), new FrameInputs(first, second, false));
  }

  private FbankOptions fbank(int sampleRateHz) {
    return FbankOptions.kaldi()
        .withSampleRate(sampleRateHz)
        .withMels(settings.get(MELS))
        .withTaper(Taper.valueOf(settings.get(TAPER).toUpperCase(Locale.ROOT)))
        .withBand(20, settings.get(HIGH_HZ))
        .withSnipEdges(settings.get(SNIP_EDGES))
        .withSampleScale(settings.get(SIXTEEN_BIT) ? FbankOptions.SIXTEEN_BIT : 1);
  }
}
