package dev.firstpass.families.audioclassification;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.families.speech.AudioGraph;
import dev.firstpass.families.speech.KeywordMfcc;
import dev.firstpass.families.vision.Activation;
import dev.firstpass.families.vision.ExpectedGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Classifiers of sound; see the package for tensors, options and sources. */
public final class AudioClassificationFamily implements ModelFamily {
  private static final int RATE = 16_000;
  private static final int NEMO_COEFFICIENTS = 64;
  private static final long ANY = TensorShape.DYNAMIC;

  /** In the order of the reference's label file. */
  private static final LabelSet KEYWORDS =
      new LabelSet(
          List.of(
              "down", "go", "left", "no", "off", "on", "right", "stop", "up", "yes", "silence",
              "unknown"));

  private static final Parameter<String> ACTIVATION =
      Parameter.of(
          "activation",
          Activation.type(),
          Activation.SOFTMAX.wireName(),
          "What turns the graph's output into scores.");
  private static final Parameter<Boolean> MULTI_LABEL =
      Parameter.of(
          "multi-label",
          ParameterType.flag(),
          false,
          "Whether several classes can be true at once.");
  private static final Parameter<Double> CLIP =
      Parameter.of(
          "clip-seconds",
          ParameterType.number(0, ClipParameters.LONGEST_SECONDS),
          0.0,
          "How much the model hears at once; 0 when the graph or the features say so.");

  private final ClipParameters parameters = new ClipParameters();

  @Override
  public String name() {
    return "audio-classification";
  }

  @Override
  public String description() {
    return "Classifiers of sound with one score per class: keywords, languages, events.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    if (facts.signature().outputs().size() != 1) {
      return Optional.empty();
    }
    return keywords(facts).or(() -> nemo(facts));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    AudioGraph graph = AudioGraph.of(spec, content, ModelFile.MODEL);
    List<Parameter<?>> known = new ArrayList<>(ClipFeatures.options());
    known.addAll(List.of(ACTIVATION, MULTI_LABEL, CLIP));
    Settings options = ExpectedGraph.options(spec, known);
    ClipFeatures features = ClipFeatures.of(options, graph);
    ClipGraph checked = ClipGraph.of(graph, features, spec.labels().size());
    return new ClipPipeline(
        graph.audio(),
        spec.labels(),
        checked,
        features,
        Activation.ofWireName(options.get(ACTIVATION)),
        options.get(MULTI_LABEL),
        clip(graph, options, features, checked),
        parameters);
  }

  private static int clip(
      AudioGraph graph, Settings options, ClipFeatures features, ClipGraph checked) {
    if (options.get(ClipFeatures.FEATURES).equals("keyword-mfcc")) {
      return KeywordMfcc.SAMPLES;
    }
    if (features.ofSamples() && checked.frames() > 0) {
      return checked.frames();
    }
    double seconds = options.get(CLIP);
    if (seconds == 0 && checked.frames() > 0) {
      throw graph.mismatch(
          "takes "
              + checked.frames()
              + " frames and does not say how long they are: give options: clip-seconds");
    }
    double longest = seconds > 0 ? seconds : ClipParameters.LONGEST_SECONDS;
    return Math.max((int) Math.round(longest * graph.sampleRateHz()), 1);
  }

  private static Optional<Recognition> keywords(GraphFacts facts) {
    TensorInfo output = facts.signature().outputs().get(0);
    boolean one =
        facts.signature().inputs().size() == 1
            && TensorShape.of(ANY, 1, KeywordMfcc.FRAMES, KeywordMfcc.COEFFICIENTS)
                .admits(facts.signature().inputs().get(0).shape())
            && facts.signature().inputs().get(0).shape().size(-1) == KeywordMfcc.COEFFICIENTS
            && facts.signature().inputs().get(0).shape().size(-2) == KeywordMfcc.FRAMES
            && TensorShape.of(ANY, KEYWORDS.size()).admits(output.shape());
    if (!one) {
      return Optional.empty();
    }
    boolean ends = facts.operators().contains("Softmax");
    return Optional.of(
        recognition(
            "keywords of MLPerf Tiny",
            KEYWORDS.size(),
            Optional.of(KEYWORDS),
            Map.of(
                ClipFeatures.FEATURES.name(),
                "keyword-mfcc",
                ACTIVATION.name(),
                (ends ? Activation.NONE : Activation.SOFTMAX).wireName()),
            "the file names no classes; the 12 of the reference were assumed"));
  }

  private static Optional<Recognition> nemo(GraphFacts facts) {
    TensorInfo output = facts.signature().outputs().get(0);
    boolean one =
        facts
                .signature()
                .input("audio_signal")
                .filter(clip -> clip.shape().rank() == 3)
                .filter(clip -> clip.shape().size(1) == NEMO_COEFFICIENTS)
                .isPresent()
            && facts.signature().inputs().size() <= 2
            && output.shape().rank() == 2
            && output.shape().size(1) >= 2;
    int classes = one ? output.shape().intSize(1) : 0;
    return one
        ? Optional.of(
            recognition(
                "NeMo, MatchboxNet",
                classes,
                Optional.empty(),
                Map.of(
                    ClipFeatures.FEATURES.name(),
                    "nemo-mfcc",
                    ACTIVATION.name(),
                    Activation.SOFTMAX.wireName()),
                "the file names no classes; it has "
                    + classes
                    + ": give their names in order (labels)"))
        : Optional.empty();
  }

  private static Recognition recognition(
      String variant,
      int classes,
      Optional<LabelSet> labels,
      Map<String, Object> options,
      String assumption) {
    return new Recognition(
        variant,
        ModelTask.CLASSIFICATION,
        new AudioInput(RATE),
        classes,
        labels,
        Map.of(),
        options,
        List.of(
            assumption, "features cannot be read from the graph; the reference's were assumed"));
  }
}
