package dev.firstpass.families.transducer;

import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Sessions;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.speech.DirectTensors;
import dev.firstpass.families.speech.LogProbabilities;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What may follow tokens at a frame: runs the decoder for what was written and the joiner for that
 * and a frame, several hypotheses in one run where the graphs allow it. Confined to one window.
 */
final class Predictions {
  private static final long ANY = TensorShape.DYNAMIC;

  private final TransducerGraphs graphs;
  private final Session decoder;
  private final Session joiner;
  private final Map<List<Integer>, float[]> written = new HashMap<>();

  Predictions(TransducerGraphs graphs, Sessions sessions) {
    this.graphs = graphs;
    this.decoder = sessions.session(TransducerExport.DECODER);
    this.joiner = sessions.session(TransducerExport.JOINER);
  }

  /**
   * Returns the logarithms of the probabilities of tokens, a row a hypothesis.
   *
   * @param frame of the encoder
   * @param contexts the last tokens of each hypothesis, as many as the decoder looks at
   */
  LogProbabilities next(float[] frame, List<List<Integer>> contexts) {
    List<float[]> texts =
        contexts.stream().map(context -> written.computeIfAbsent(context, this::decoded)).toList();
    int count = contexts.size();
    Tensor sound =
        DirectTensors.floats(
            TensorShape.of(count, frame.length),
            into -> {
              for (int i = 0; i < count; i++) {
                into.put(frame);
              }
            });
    Tensor text =
        DirectTensors.floats(
            TensorShape.of(count, texts.get(0).length), into -> texts.forEach(into::put));
    Tensor logits =
        joiner
            .run(Map.of(graphs.joinerSound(), sound, graphs.joinerText(), text))
            .get(graphs.joinerOutput(), TensorShape.of(count, ANY));
    return LogProbabilities.of(logits);
  }

  private float[] decoded(List<Integer> context) {
    long[] tokens = context.stream().mapToLong(Integer::longValue).toArray();
    ElementType type = graphs.decoderType();
    Tensor input = DirectTensors.whole(type, TensorShape.of(1, tokens.length), tokens);
    Tensor output =
        decoder
            .run(Map.of(graphs.decoderInput(), input))
            .get(graphs.decoderOutput(), TensorShape.of(1, ANY));
    float[] values = new float[output.shape().intSize(1)];
    output.floats().get(values);
    return values;
  }
}
