package dev.firstpass.families.audioclassification;

import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.speech.AudioGraph;
import java.util.List;
import java.util.Optional;

/**
 * A checked graph: one clip in, one score a class out.
 *
 * @param input the clip's name
 * @param length the name of the input that says how long it is, when there is one
 * @param output the scores' name
 * @param classes how many scores
 * @param channel whether the clip has a channel axis
 * @param transposed whether features come before frames
 * @param frames how many frames or samples the clip has; 0 for any number
 */
record ClipGraph(
    String input,
    Optional<String> length,
    String output,
    int classes,
    boolean channel,
    boolean transposed,
    int frames) {
  private static final long ANY = TensorShape.DYNAMIC;

  /**
   * Checks a graph.
   *
   * @throws dev.firstpass.core.error.DraftingException with {@code model-mismatch} when it does not
   *     take such features or gives another number of scores than there are labels
   */
  static ClipGraph of(AudioGraph graph, ClipFeatures features, int labels) {
    List<TensorInfo> inputs = graph.inputs();
    if (inputs.isEmpty() || inputs.size() > 2 || graph.outputs().size() != 1) {
      throw graph.mismatch(
          "the graph must take a clip, perhaps its length, and give one output; it has "
              + graph.facts().signature());
    }
    TensorInfo clip = inputs.get(0);
    Optional<TensorInfo> length = inputs.stream().skip(1).findFirst();
    length.ifPresent(input -> graph.input(input.name(), ElementType.INT64, ANY));
    TensorInfo scores = graph.outputs().get(0);
    graph.output(scores.name(), ANY, labels);
    int bare = features.ofSamples() ? 2 : 3;
    boolean channel = clip.shape().rank() == bare + 1 && clip.shape().size(1) <= 1;
    boolean transposed = !features.ofSamples() && isTransposed(clip.shape(), features.size());
    TensorShape expected = shape(features, channel, transposed, ANY, features.frames());
    graph.input(clip.name(), ElementType.FLOAT32, expected.toArray());
    long frames = clip.shape().size(features.ofSamples() || transposed ? -1 : -2);
    return new ClipGraph(
        clip.name(),
        length.map(TensorInfo::name),
        scores.name(),
        labels,
        channel,
        transposed,
        (int) Math.max(frames, 0));
  }

  /** Returns the shape of a clip of some frames. */
  TensorShape shape(ClipFeatures features, int count) {
    return shape(features, channel, transposed, 1, count);
  }

  private static boolean isTransposed(TensorShape shape, int features) {
    return shape.rank() >= 3 && shape.size(-2) == features && shape.size(-1) != features;
  }

  private static TensorShape shape(
      ClipFeatures features, boolean channel, boolean transposed, long batch, long frames) {
    if (features.ofSamples()) {
      return channel ? TensorShape.of(batch, 1, frames) : TensorShape.of(batch, frames);
    }
    long first = transposed ? features.size() : frames;
    long second = transposed ? frames : features.size();
    return channel ? TensorShape.of(batch, 1, first, second) : TensorShape.of(batch, first, second);
  }
}
