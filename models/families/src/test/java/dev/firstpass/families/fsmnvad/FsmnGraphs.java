package dev.firstpass.families.fsmnvad;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.testkit.Graphs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Graphs and files with the content of the published ones. */
final class FsmnGraphs {
  private FsmnGraphs() {}

  static GraphFacts withoutCaches() {
    return Graphs.facts(Graphs.tensor("speech", 1, -1, 400), Graphs.tensor("logits", 1, -1, 248));
  }

  static GraphFacts withCaches() {
    List<TensorInfo> inputs = new ArrayList<>(List.of(Graphs.tensor("speech", 1, -1, 400)));
    List<TensorInfo> outputs = new ArrayList<>(List.of(Graphs.tensor("logits", 1, -1, 248)));
    for (int layer = 0; layer < 4; layer++) {
      inputs.add(Graphs.tensor("in_cache" + layer, 1, 128, 19, 1));
      outputs.add(Graphs.tensor("out_cache" + layer, 1, 128, 19, 1));
    }
    return Graphs.facts(new GraphSignature(inputs, outputs));
  }

  /** Returns the graph with a file of means and variances that changes nothing. */
  static ModelContent content(GraphFacts facts) {
    return new ModelContent(
        Map.of(ModelFile.MODEL, facts),
        Map.of("cmvn", meanAndVariance(400).getBytes(StandardCharsets.UTF_8)));
  }

  static String meanAndVariance(int size) {
    return "<Nnet>\n<Splice> 400 400\n[ 0 ]\n<AddShift> 400 400\n<LearnRateCoef> 0 [ "
        + "0 ".repeat(size)
        + "]\n<Rescale> 400 400\n<LearnRateCoef> 0 [ "
        + "1 ".repeat(size)
        + "]\n</Nnet>\n";
  }

  /** Returns a probability of silence a frame, and each cache as it was given with 1 added. */
  static Outputs answer(GraphSignature graph, Map<String, Tensor> inputs, Supplier<Float> silence) {
    int frames = Objects.requireNonNull(inputs.get("speech")).shape().intSize(1);
    int classes = graph.outputs().get(0).shape().intSize(2);
    float[] logits = new float[frames * classes];
    for (int frame = 0; frame < frames; frame++) {
      logits[frame * classes] = silence.get();
    }
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    outputs.put("logits", Tensor.of(TensorShape.of(1, frames, classes), logits));
    inputs.forEach(
        (name, tensor) -> {
          if (name.startsWith("in_cache")) {
            outputs.put("out" + name.substring(2), increased(tensor));
          }
        });
    return new Outputs(outputs);
  }

  private static Tensor increased(Tensor tensor) {
    float[] values = new float[(int) tensor.shape().elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.floats().get(i) + 1;
    }
    return Tensor.of(tensor.shape(), values);
  }
}
