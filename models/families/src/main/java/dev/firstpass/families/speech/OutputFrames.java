package dev.firstpass.families.speech;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.util.Optional;

/**
 * Reads the scores that a graph gives for each frame of one recording.
 *
 * @param name the output with the scores, {@code [1, frames, classes]}
 * @param lengths the output that says how many frames count, when there is one
 * @param leastClasses how many classes the tokens need
 */
public record OutputFrames(String name, Optional<String> lengths, int leastClasses) {
  private static final long ANY = TensorShape.DYNAMIC;

  /**
   * Returns the frames of a graph whose first output holds scores, and whose second, when it is one
   * of whole numbers, their number; checks both.
   *
   * @param classes how many classes the tokens need
   */
  public static OutputFrames of(AudioGraph graph, int classes) {
    TensorInfo scores = graph.output(0);
    graph.requireFloats(scores, ANY, ANY, ANY);
    long known = scores.shape().size(-1);
    if (known != ANY && known < classes) {
      throw graph.mismatch(
          "output '" + scores + "' has fewer classes than there are tokens: " + classes);
    }
    Optional<String> lengths =
        graph.outputs().stream()
            .skip(1)
            .filter(info -> info.type() == ElementType.INT64 || info.type() == ElementType.INT32)
            .filter(info -> info.shape().rank() == 1)
            .map(TensorInfo::name)
            .findFirst();
    return new OutputFrames(scores.name(), lengths, classes);
  }

  /**
   * Returns the frames that count.
   *
   * @throws DraftingException with {@code model-output-mismatch} when there are too few classes
   */
  public LogProbabilities of(Outputs outputs) {
    Tensor tensor = outputs.get(name, TensorShape.of(1, ANY, ANY));
    if (tensor.shape().size(-1) < leastClasses) {
      throw new DraftingException(
          ErrorCode.MODEL_OUTPUT_MISMATCH,
          "output '"
              + name
              + "' has shape "
              + tensor.shape()
              + ", fewer classes than there are tokens: "
              + leastClasses);
    }
    LogProbabilities all = LogProbabilities.of(tensor);
    return lengths.map(length -> all.frames(0, count(outputs, length))).orElse(all);
  }

  /** Returns the whole number in an output of one. */
  public static int count(Outputs outputs, String name) {
    Tensor tensor = outputs.get(name, TensorShape.of(1));
    long value =
        tensor.type() == ElementType.INT32
            ? tensor.data().getInt(tensor.data().position())
            : tensor.longs().get(0);
    return (int) Math.min(Math.max(value, 0), Integer.MAX_VALUE);
  }
}
