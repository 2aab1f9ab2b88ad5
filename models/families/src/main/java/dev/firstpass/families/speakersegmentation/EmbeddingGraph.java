package dev.firstpass.families.speakersegmentation;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.speech.AudioGraph;
import dev.firstpass.families.speech.FeatureFrames;
import dev.firstpass.families.speech.FrameInputs;
import java.util.List;
import java.util.Optional;

/**
 * A checked graph that turns speech of one person into a vector whose direction is that person's.
 *
 * @param features of the speech
 * @param inputs take them
 * @param output gives the vector, {@code [N, D]}
 */
record EmbeddingGraph(VoiceFeatures features, FrameInputs inputs, String output) {
  /** The role of the graph's file. */
  static final String ROLE = "embedding";

  private static final long ANY = TensorShape.DYNAMIC;
  private static final int BANDS = 80;

  /** Returns whether a graph is of this kind. */
  static boolean isOne(GraphFacts facts) {
    List<TensorInfo> inputs = facts.signature().inputs();
    List<TensorInfo> outputs = facts.signature().outputs();
    if (inputs.isEmpty() || outputs.isEmpty() || !isVector(outputs.get(outputs.size() - 1))) {
      return false;
    }
    TensorShape frames = inputs.get(0).shape();
    return isNemo(inputs)
        ? frames.rank() == 3 && frames.size(2) == ANY
        : inputs.size() == 1 && frames.rank() == 3 && frames.size(2) == BANDS;
  }

  /**
   * Checks a graph.
   *
   * @throws dev.firstpass.core.error.DraftingException with {@code model-mismatch} when it is of
   *     another kind
   */
  static EmbeddingGraph of(AudioGraph graph) {
    graph.requireSampleRate(
        List.of(Metadata.positive(graph.metadata(), "sample_rate", graph.sampleRateHz())));
    boolean nemo = isNemo(graph.inputs());
    graph.requireInputs(nemo ? 2 : 1);
    TensorInfo frames = graph.input(0);
    TensorInfo vector = graph.output(graph.outputs().size() - 1);
    graph.requireFloats(vector, ANY, ANY);
    if (nemo) {
      graph.requireFloats(frames, ANY, VoiceFeatures.nemoBands(graph), ANY);
      graph.requireWhole(graph.input(1), ANY);
    } else {
      graph.requireFloats(frames, ANY, ANY, BANDS);
    }
    Optional<TensorInfo> lengths = nemo ? Optional.of(graph.input(1)) : Optional.empty();
    return new EmbeddingGraph(
        nemo ? VoiceFeatures.nemo(graph) : VoiceFeatures.fbank(graph),
        new FrameInputs(frames, lengths, nemo),
        vector.name());
  }

  /**
   * Returns the vector of a voice; none when there is too little of it.
   *
   * @param samples of one person
   */
  Optional<float[]> embedding(float[] samples, Session session) {
    FeatureFrames frames = features.of(samples);
    if (frames.count() == 0) {
      return Optional.empty();
    }
    Tensor tensor = session.run(inputs.of(frames)).get(output, TensorShape.of(1, ANY));
    float[] vector = new float[tensor.shape().intSize(1)];
    tensor.floats().get(vector);
    return Optional.of(vector);
  }

  /** NeMo's graphs are told how many frames count. */
  private static boolean isNemo(List<TensorInfo> inputs) {
    return inputs.size() == 2 && inputs.get(1).shape().rank() == 1;
  }

  private static boolean isVector(TensorInfo info) {
    return info.type() == ElementType.FLOAT32 && info.shape().rank() == 2;
  }
}
