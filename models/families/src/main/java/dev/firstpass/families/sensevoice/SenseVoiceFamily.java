package dev.firstpass.families.sensevoice;

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
import dev.firstpass.families.speech.SpeechOptions;
import dev.firstpass.families.speech.SpeechPipeline;
import dev.firstpass.families.speech.TokenTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SenseVoice-Small; see the package for tensors and sources. */
public final class SenseVoiceFamily implements ModelFamily {
  private static final int RATE = 16_000;
  private static final List<List<String>> INPUTS =
      List.of(
          List.of("x", "x_length", "language", "text_norm"),
          List.of("speech", "speech_lengths", "language", "textnorm"));

  private final SenseVoiceParameters parameters = new SenseVoiceParameters();

  @Override
  public String name() {
    return "sense-voice";
  }

  @Override
  public String description() {
    return "SenseVoice-Small: Chinese, Cantonese, English, Japanese, Korean; emotion and events.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(ModelContent files) {
    if (files.graphs().size() != 1) {
      return Optional.empty();
    }
    Map.Entry<String, GraphFacts> graph = files.graphs().entrySet().iterator().next();
    List<String> inputs =
        graph.getValue().signature().inputs().stream().map(TensorInfo::name).toList();
    boolean normalised =
        MeanAndVariance.isIn(graph.getValue())
            || files.documents().containsKey(MeanAndVariance.FILE);
    if (!INPUTS.contains(inputs) || !normalised) {
      return Optional.empty();
    }
    return TokenTable.fileAmong(files).map(tokens -> recognised(graph, tokens));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    AudioGraph graph = AudioGraph.of(spec, content, ModelFile.MODEL);
    SpeechOptions.of(spec, List.of());
    TokenTable table = TokenTable.of(content);
    LfrFrontend frontend = LfrFrontend.of(graph, content, graph.input(0), graph.input(1));
    OutputFrames output = OutputFrames.of(graph, table.size());
    SenseVoiceQueries queries = SenseVoiceQueries.of(graph);
    SenseVoiceRecogniser recogniser =
        new SenseVoiceRecogniser(frontend, queries, output, table, parameters, graph.label());
    return new SpeechPipeline(graph.audio(), spec.labels(), parameters.segments(), recogniser);
  }

  private static Recognition recognised(Map.Entry<String, GraphFacts> graph, String tokens) {
    boolean described = MeanAndVariance.isIn(graph.getValue());
    Map<String, String> files = new LinkedHashMap<>();
    files.put(ModelFile.MODEL, graph.getKey());
    files.put(TokenTable.ROLE, tokens);
    if (!described) {
      files.put(MeanAndVariance.ROLE, MeanAndVariance.FILE);
    }
    return new Recognition(
        described ? "sherpa-onnx export" : "FunASR export",
        ModelTask.SPEECH_RECOGNITION,
        new AudioInput(RATE),
        SenseVoiceMarks.labels().size(),
        Optional.of(SenseVoiceMarks.labels()),
        Map.of(),
        Map.of(),
        described
            ? List.of()
            : List.of("numbers of languages and 7 frames every 6, as SenseVoice-Small has them"),
        files);
  }
}
