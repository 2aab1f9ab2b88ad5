package dev.firstpass.families.speakersegmentation;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.testkit.Graphs;
import java.util.List;
import java.util.Map;

/** Graphs with the inputs and outputs of the published ones. */
final class SpeakerGraphs {
  static final int CLASSES = 7;

  private SpeakerGraphs() {}

  /** Returns a graph that says how its windows lie. */
  static GraphFacts segmentation(int window) {
    return Graphs.withMetadata(
        Graphs.facts(Graphs.tensor("x", -1, 1, -1), Graphs.tensor("y", -1, -1, CLASSES)),
        Map.of(
            "num_speakers", "3",
            "powerset_max_classes", "2",
            "num_classes", "7",
            "sample_rate", "16000",
            "window_size", String.valueOf(window),
            "receptive_field_size", "991",
            "receptive_field_shift", "270"));
  }

  /** Returns a graph as pyannote itself would export it. */
  static GraphFacts plain() {
    return Graphs.facts(
        Graphs.tensor("input_values", -1, 1, -1), Graphs.tensor("logits", -1, -1, CLASSES));
  }

  static GraphFacts embedding(Map<String, String> metadata) {
    return Graphs.withMetadata(
        Graphs.facts(Graphs.tensor("feats", -1, -1, 80), Graphs.tensor("embs", -1, -1)), metadata);
  }

  static GraphFacts nemoEmbedding() {
    return Graphs.facts(
        new GraphSignature(
            List.of(
                Graphs.tensor("audio_signal", -1, 80, -1),
                new TensorInfo("length", ElementType.INT64, TensorShape.of(-1))),
            List.of(Graphs.tensor("logits", -1, 16681), Graphs.tensor("embs", -1, 192))));
  }

  /** Returns scores of which that of one class a frame is the highest. */
  static Outputs scores(String output, byte[] classes) {
    float[] scores = new float[classes.length * CLASSES];
    for (int frame = 0; frame < classes.length; frame++) {
      for (int i = 0; i < CLASSES; i++) {
        scores[frame * CLASSES + i] = i == classes[frame] ? -0.1f : -4;
      }
    }
    return new Outputs(
        Map.of(output, Tensor.of(TensorShape.of(1, classes.length, CLASSES), scores)));
  }
}
