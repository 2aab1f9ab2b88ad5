package dev.firstpass.families.silerovad;

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
import dev.firstpass.families.speech.AudioGraph;
import dev.firstpass.families.vision.ExpectedGraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Silero voice activity detectors; see the package for tensors and sources. */
public final class SileroVadFamily implements ModelFamily {
  private static final LabelSet SPEECH = new LabelSet(List.of("speech"));

  private final SpeechParameters parameters = new SpeechParameters();

  @Override
  public String name() {
    return "silero-vad";
  }

  @Override
  public String description() {
    return "Silero VAD v4, v5, v6 and its sequence exports: where people speak.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return SileroLayout.of(facts.signature())
        .filter(layout -> layout.hasStates(facts.signature()))
        .flatMap(
            layout ->
                facts
                    .signature()
                    .input(SileroLayout.INPUT)
                    .flatMap(input -> rate(layout, input))
                    .map(rate -> recognised(layout, rate)));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    AudioGraph graph = AudioGraph.of(spec, content, ModelFile.MODEL);
    ExpectedGraph.options(spec, List.of());
    graph.requireLabels(1);
    return new SileroPipeline(graph.audio(), spec.labels(), SileroGraph.of(graph), parameters);
  }

  /** Returns the best rate whose windows the graph takes. */
  private static Optional<Integer> rate(SileroLayout layout, TensorInfo input) {
    return SileroGraph.RATES.stream()
        .filter(
            rate ->
                TensorShape.of(TensorShape.DYNAMIC, layout.window(rate) + layout.context(rate))
                    .admits(input.shape()))
        .findFirst();
  }

  private static Recognition recognised(SileroLayout layout, int rate) {
    boolean fixed = layout == SileroLayout.SEQUENCE;
    return new Recognition(
        layout.variant(),
        ModelTask.VOICE_ACTIVITY,
        new AudioInput(rate),
        1,
        Optional.of(SPEECH),
        Map.of(),
        Map.of(),
        fixed
            ? List.of()
            : List.of(
                "a sample rate of 16000 Hz was assumed; unless it is an export for 16 kHz only, the"
                    + " graph takes 8000 Hz, too (input: sample-rate)"));
  }
}
