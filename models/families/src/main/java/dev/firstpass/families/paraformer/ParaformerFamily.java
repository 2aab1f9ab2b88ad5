package dev.firstpass.families.paraformer;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.speech.AudioGraph;
import dev.firstpass.families.speech.LfrFrontend;
import dev.firstpass.families.speech.MeanAndVariance;
import dev.firstpass.families.speech.OutputFrames;
import dev.firstpass.families.speech.SegmentParameters;
import dev.firstpass.families.speech.SpeechLabels;
import dev.firstpass.families.speech.SpeechOptions;
import dev.firstpass.families.speech.SpeechPipeline;
import dev.firstpass.families.speech.TokenTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Paraformer; see the package for tensors and sources. */
public final class ParaformerFamily implements ModelFamily {
  static final String PEAKS = "us_cif_peak";

  private static final int RATE = 16_000;
  private static final String END = "</s>";
  private static final List<String> INPUTS = List.of("speech", "speech_lengths");

  private final SegmentParameters segments = new SegmentParameters();

  @Override
  public String name() {
    return "paraformer";
  }

  @Override
  public String description() {
    return "Paraformer of FunASR: Chinese and English, all tokens at once.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return segments.all();
  }

  @Override
  public Optional<Recognition> recognise(ModelContent files) {
    if (files.graphs().size() != 1) {
      return Optional.empty();
    }
    Map.Entry<String, GraphFacts> graph = files.graphs().entrySet().iterator().next();
    GraphFacts facts = graph.getValue();
    boolean normalised =
        MeanAndVariance.isIn(facts) || files.documents().containsKey(MeanAndVariance.FILE);
    List<String> inputs = facts.signature().inputs().stream().map(TensorInfo::name).toList();
    boolean scores =
        facts.signature().output("logits").filter(info -> info.shape().rank() == 3).isPresent()
            && facts.signature().output("token_num").isPresent();
    if (!normalised || !inputs.equals(INPUTS) || !scores) {
      return Optional.empty();
    }
    return TokenTable.fileAmong(files).map(tokens -> recognised(graph, tokens));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    AudioGraph graph = AudioGraph.of(spec, content, ModelFile.MODEL);
    SpeechOptions.of(spec, List.of());
    if (graph.inputs().size() != 2) {
      throw graph.mismatch(
          "the graph must take features and their number; it has " + graph.inputs());
    }
    TokenTable table = TokenTable.of(content);
    int end = table.id(END).orElseThrow(() -> graph.mismatch("no token is the end, '" + END + "'"));
    ParaformerRecogniser recogniser =
        new ParaformerRecogniser(
            LfrFrontend.of(graph, content, graph.input(0), graph.input(1)),
            new OutputFrames(
                OutputFrames.of(graph, table.size()).name(), Optional.empty(), table.size()),
            graph.facts().signature().output(PEAKS).map(TensorInfo::name),
            table,
            end,
            graph.audio().sampleRateHz(),
            graph.label());
    return new SpeechPipeline(graph.audio(), spec.labels(), segments, recogniser);
  }

  private static Recognition recognised(Map.Entry<String, GraphFacts> graph, String tokens) {
    GraphFacts facts = graph.getValue();
    boolean timed = facts.signature().output(PEAKS).isPresent();
    Map<String, String> files = new LinkedHashMap<>();
    files.put(ModelFile.MODEL, graph.getKey());
    files.put(TokenTable.ROLE, tokens);
    if (!MeanAndVariance.isIn(facts)) {
      files.put(MeanAndVariance.ROLE, MeanAndVariance.FILE);
    }
    return new Recognition(
        timed ? "with times" : "without times",
        ModelTask.SPEECH_RECOGNITION,
        new AudioInput(RATE),
        1,
        Optional.of(SpeechLabels.speech()),
        Map.of(),
        Map.of(),
        timed
            ? List.of()
            : List.of(
                "the graph has no output '"
                    + PEAKS
                    + "', so words share the time of their window evenly: times are estimates"),
        files);
  }
}
