package dev.firstpass.families.transducer;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.speech.AudioGraph;
import dev.firstpass.families.speech.Fbank;
import dev.firstpass.families.speech.FeatureFrames;
import dev.firstpass.families.speech.FrameInputs;
import java.util.List;
import java.util.Optional;

/**
 * Encodes a window at once.
 *
 * @param inputs who takes the features
 * @param output where the frames come out
 */
record OfflineEncoder(FrameInputs inputs, String output) implements Encoder {
  private static final int LEAST_FRAMES = 9;
  private static final long ANY = TensorShape.DYNAMIC;

  static OfflineEncoder of(AudioGraph graph) {
    graph.requireFloats(graph.input(0), ANY, ANY, TransducerOptions.MELS);
    graph.requireWhole(graph.input(1), ANY);
    graph.requireFloats(graph.output(0), ANY, ANY, ANY);
    FrameInputs inputs = new FrameInputs(graph.input(0), Optional.of(graph.input(1)), false);
    return new OfflineEncoder(inputs, graph.output(0).name());
  }

  @Override
  public List<Tensor> encode(float[] samples, Fbank fbank, Session session) {
    FeatureFrames features = fbank.frames(samples);
    if (features.count() < LEAST_FRAMES) {
      return List.of();
    }
    Outputs outputs = session.run(inputs.of(features));
    return List.of(outputs.get(output, TensorShape.of(1, ANY, ANY)));
  }
}
