package dev.firstpass.families.speakersegmentation;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.family.Pipeline;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.model.AudioInput;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.families.speech.AudioGraph;
import dev.firstpass.families.speech.SpeechLabels;
import dev.firstpass.families.vision.ExpectedGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Speaker segmentation of pyannote; see the package for tensors and sources. */
public final class SpeakerSegmentationFamily implements ModelFamily {
  private final SpeakerParameters parameters = new SpeakerParameters();

  @Override
  public String name() {
    return "speaker-segmentation";
  }

  @Override
  public String description() {
    return "pyannote segmentation 3.0, alone or with a speaker embedding graph: who speaks when.";
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
    int count = files.graphs().size();
    Optional<String> segmentation = only(files, SegmentationGraph::isOne);
    Optional<String> embedding = only(files, EmbeddingGraph::isOne);
    if (count == 1) {
      return segmentation.map(name -> recognised(files, name, Optional.empty()));
    }
    return count == 2 && embedding.isPresent()
        ? segmentation.map(name -> recognised(files, name, embedding))
        : Optional.empty();
  }

  @Override
  public Pipeline open(ModelSpec spec, ModelContent content) {
    AudioGraph graph = AudioGraph.of(spec, content, ModelFile.MODEL);
    ExpectedGraph.options(spec, List.of());
    graph.requireLabels(1);
    Optional<EmbeddingGraph> embedding =
        content.graphs().containsKey(EmbeddingGraph.ROLE)
            ? Optional.of(EmbeddingGraph.of(AudioGraph.of(spec, content, EmbeddingGraph.ROLE)))
            : Optional.empty();
    return new SpeakerPipeline(
        graph.audio(), spec.labels(), SegmentationGraph.of(graph), embedding, parameters);
  }

  private static Optional<String> only(ModelContent files, Predicate<GraphFacts> kind) {
    List<String> names =
        files.graphs().entrySet().stream()
            .filter(entry -> kind.test(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }

  private static Recognition recognised(
      ModelContent files, String segmentation, Optional<String> embedding) {
    GraphFacts facts = files.graph(segmentation);
    Map<String, String> roles = new LinkedHashMap<>();
    roles.put(ModelFile.MODEL, segmentation);
    embedding.ifPresent(name -> roles.put(EmbeddingGraph.ROLE, name));
    List<String> assumptions = new ArrayList<>();
    if (!facts.metadata().containsKey(SegmentationGraph.WINDOW_SIZE)) {
      assumptions.add(
          "windows of 10 seconds at 16000 Hz and frames of 991 samples, every 270, were assumed:"
              + " the graph has no metadata");
    }
    embedding
        .map(files::graph)
        .filter(graph -> graph.signature().inputs().size() == 1)
        .filter(graph -> !graph.metadata().containsKey(VoiceFeatures.SCALED))
        .ifPresent(
            graph ->
                assumptions.add(
                    "the embedding graph has no metadata: features of WeSpeaker were assumed"));
    if (embedding.isEmpty()) {
      assumptions.add(
          "without a speaker embedding graph, a speaker who returns after a long silence may get a"
              + " new name (role: "
              + EmbeddingGraph.ROLE
              + ")");
    }
    return new Recognition(
        embedding.isPresent() ? "pyannote with speaker embedding" : "pyannote, powerset",
        ModelTask.SPEAKER_DIARISATION,
        new AudioInput(SegmentationGraph.rate(facts)),
        1,
        Optional.of(SpeechLabels.speech()),
        Map.of(),
        Map.of(),
        assumptions,
        roles);
  }
}
