package dev.firstpass.families.transducer;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.families.speech.AudioGraph;
import dev.firstpass.families.speech.DirectTensors;
import dev.firstpass.families.speech.Fbank;
import dev.firstpass.families.speech.FeatureFrames;
import dev.firstpass.families.speech.FeatureStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Encodes a window chunk by chunk, with states that go from one chunk to the next and start at
 * zero. Silence follows the window, 0.3 s and more up to a whole chunk, so that its end is heard.
 *
 * @param features the input that takes a chunk, {@code [N, chunk, 80]}
 * @param states the inputs that take states; the output {@code new_x} gives the next of {@code x}
 * @param output where the frames come out
 * @param shift features from one chunk to the next
 * @param sampleRateHz samples a second
 */
record StreamingEncoder(
    TensorInfo features, List<TensorInfo> states, String output, int shift, int sampleRateHz)
    implements Encoder {
  private static final String NEXT = "new_";
  private static final double TAIL_SECONDS = 0.3;
  private static final int FEATURES_PER_SECOND = 100;
  private static final long ANY = TensorShape.DYNAMIC;

  static StreamingEncoder of(AudioGraph graph) {
    TensorInfo features = graph.input(0);
    graph.requireFloats(features, ANY, ANY, TransducerOptions.MELS);
    graph.requireFloats(graph.output(0), ANY, ANY, ANY);
    String shift = graph.metadata().getOrDefault(TransducerExport.CHUNK_SHIFT, "");
    if (!shift.matches("[1-9][0-9]{0,3}") || features.shape().size(1) < Integer.parseInt(shift)) {
      throw graph.mismatch(
          "input '" + features + "' is no chunk that moves by '" + shift + "' features");
    }
    List<TensorInfo> states = graph.inputs().stream().skip(1).toList();
    for (TensorInfo state : states) {
      boolean fixed = withoutBatch(state.shape()).toArray().length == state.shape().rank();
      if (!fixed || graph.facts().signature().output(NEXT + state.name()).isEmpty()) {
        throw graph.mismatch(
            "state '" + state + "' has no fixed size or no output '" + NEXT + state.name() + "'");
      }
    }
    return new StreamingEncoder(
        features,
        states,
        graph.output(0).name(),
        Integer.parseInt(shift),
        graph.audio().sampleRateHz());
  }

  @Override
  public List<Tensor> encode(float[] samples, Fbank fbank, Session session) {
    FeatureFrames frames = padded(samples, fbank);
    int chunk = features.shape().intSize(1);
    Map<String, Tensor> now = new LinkedHashMap<>();
    states.forEach(
        state ->
            now.put(state.name(), DirectTensors.zeros(state.type(), withoutBatch(state.shape()))));
    List<Tensor> encoded = new ArrayList<>();
    for (int first = 0; first + chunk <= frames.count(); first += shift) {
      int from = first;
      TensorShape shape = TensorShape.of(1, chunk, frames.size());
      now.put(
          features.name(), DirectTensors.floats(shape, into -> frames.write(from, chunk, into)));
      Outputs outputs = session.run(now);
      encoded.add(outputs.get(output, TensorShape.of(1, ANY, ANY)));
      for (TensorInfo state : states) {
        Tensor next = outputs.get(NEXT + state.name(), withoutBatch(state.shape()));
        now.put(state.name(), DirectTensors.copy(next));
      }
    }
    return encoded;
  }

  private FeatureFrames padded(float[] samples, Fbank fbank) {
    int chunk = features.shape().intSize(1);
    int rate = sampleRateHz;
    int spoken = (int) ((samples.length / (double) rate + TAIL_SECONDS) * FEATURES_PER_SECOND);
    int chunks = Math.max((spoken - chunk + shift - 1) / shift, 0);
    int wanted = chunk + chunks * shift + 1;
    FeatureStream stream = fbank.stream();
    stream.accept(samples);
    stream.acceptSilence(Math.max(wanted * (rate / FEATURES_PER_SECOND) - samples.length, 0));
    stream.finish();
    return stream.take();
  }

  /** Returns the shape for one recording: the batch axis is the dynamic one. */
  private static TensorShape withoutBatch(TensorShape shape) {
    long[] sizes = shape.toArray();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = sizes[i] == ANY ? 1 : sizes[i];
    }
    return TensorShape.of(sizes);
  }
}
