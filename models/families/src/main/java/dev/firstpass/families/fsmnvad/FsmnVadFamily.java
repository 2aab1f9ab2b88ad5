package dev.firstpass.families.fsmnvad;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.speech.AudioGraph;
import dev.firstpass.families.speech.MeanAndVariance;
import dev.firstpass.families.vision.ExpectedGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** FunASR's FSMN voice activity detectors; see the package for tensors and sources. */
public final class FsmnVadFamily implements ModelFamily {
  private static final int USUAL_RATE = 16_000;
  private static final LabelSet SPEECH = new LabelSet(List.of("speech"));

  private final FsmnParameters parameters = new FsmnParameters();

  @Override
  public String name() {
    return "fsmn-vad";
  }

  @Override
  public String description() {
    return "FunASR FSMN-VAD: where people speak.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return parameters.all();
  }

  @Override
  public Optional<Recognition> recognise(GraphFacts facts) {
    return recognise(ModelContent.of(facts));
  }

  @Override
  public Optional<Recognition> recognise(ModelContent files) {
    return files
        .onlyGraph()
        .filter(facts -> FsmnGraph.isOne(facts.signature()))
        .map(facts -> recognised(files, facts));
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    AudioGraph graph = AudioGraph.of(spec, content, ModelFile.MODEL);
    ExpectedGraph.options(spec, List.of());
    graph.requireLabels(1);
    FsmnGraph network = FsmnGraph.of(graph);
    return new FsmnPipeline(
        graph.audio(),
        spec.labels(),
        network,
        MeanAndVariance.of(graph, content, FsmnGraph.FEATURES),
        parameters);
  }

  private static Recognition recognised(ModelContent files, GraphFacts facts) {
    List<String> assumptions = new ArrayList<>();
    assumptions.add("a sample rate of 16000 Hz was assumed; there is a model for 8000 Hz, too");
    Map<String, String> roles = new LinkedHashMap<>();
    roles.put(ModelFile.MODEL, files.graphs().keySet().iterator().next());
    Optional<String> document =
        files.documents().keySet().stream().filter(MeanAndVariance::isNamedSo).findFirst();
    document.ifPresent(name -> roles.put(MeanAndVariance.ROLE, name));
    if (document.isEmpty() && !MeanAndVariance.isIn(facts)) {
      assumptions.add(
          "am.mvn is missing: add it with the graph, or the model cannot be opened (role: "
              + MeanAndVariance.ROLE
              + ")");
    }
    return new Recognition(
        FsmnGraph.caches(facts.signature()).isEmpty() ? "without caches" : "with caches",
        ModelTask.VOICE_ACTIVITY,
        new AudioInput(USUAL_RATE),
        1,
        Optional.of(SPEECH),
        Map.of(),
        Map.of(),
        assumptions,
        roles);
  }
}
