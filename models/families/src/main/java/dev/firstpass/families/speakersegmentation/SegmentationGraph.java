package dev.firstpass.families.speakersegmentation;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.speech.AudioGraph;
import java.util.List;
import java.util.Map;

/**
 * A checked graph that tells the speakers of one window apart.
 *
 * @param input takes samples, {@code [N, 1, window]}
 * @param output gives scores, {@code [N, frames, classes]}
 * @param powerset what the classes mean
 * @param window how many samples a window has
 * @param fieldSize how many samples a frame sees
 * @param fieldShift how many samples lie between frames
 */
record SegmentationGraph(
    String input, String output, Powerset powerset, int window, int fieldSize, int fieldShift) {
  /** In the metadata of exports that say how they are to be used. */
  static final String WINDOW_SIZE = "window_size";

  private static final String SPEAKERS = "num_speakers";
  private static final String AT_ONCE = "powerset_max_classes";
  private static final long ANY = TensorShape.DYNAMIC;
  private static final int USUAL_RATE = 16_000;
  private static final int USUAL_SECONDS = 10;
  private static final int USUAL_SPEAKERS = 3;
  private static final int USUAL_AT_ONCE = 2;

  /** Of SincNet at 16 kHz. */
  private static final int USUAL_FIELD = 991;

  private static final int USUAL_SHIFT = 270;

  /** Returns whether a graph is of this kind. */
  static boolean isOne(GraphFacts facts) {
    List<TensorInfo> inputs = facts.signature().inputs();
    List<TensorInfo> outputs = facts.signature().outputs();
    return inputs.size() == 1
        && outputs.size() == 1
        && isFloat(inputs.get(0), ANY, 1, window(facts.metadata()))
        && isFloat(outputs.get(0), ANY, ANY, ANY)
        && inputs.get(0).shape().size(1) == 1
        && isKnown(facts.metadata())
        && outputs.get(0).shape().size(2) == powerset(facts.metadata()).classes();
  }

  /** Returns the rate that a graph was trained with. */
  static int rate(GraphFacts facts) {
    return Metadata.positive(facts.metadata(), "sample_rate", USUAL_RATE);
  }

  /**
   * Checks a graph.
   *
   * @throws dev.firstpass.core.error.DraftingException with {@code model-mismatch} when it is of
   *     another kind
   */
  static SegmentationGraph of(AudioGraph graph) {
    Map<String, String> metadata = graph.metadata();
    graph.requireSampleRate(List.of(rate(graph.facts())));
    graph.requireInputs(1);
    if (!isKnown(metadata)) {
      throw graph.mismatch(
          "knows at most 7 speakers a window and no more at once than there are; the graph's"
              + " metadata say "
              + metadata);
    }
    Powerset powerset = powerset(metadata);
    int window = window(metadata);
    TensorInfo input = graph.input(0);
    graph.requireFloats(input, ANY, 1, window);
    TensorInfo output = graph.output(0);
    graph.requireFloats(output, ANY, ANY, powerset.classes());
    int shift = Metadata.positive(metadata, "receptive_field_shift", USUAL_SHIFT);
    int size = Metadata.positive(metadata, "receptive_field_size", USUAL_FIELD);
    return new SegmentationGraph(input.name(), output.name(), powerset, window, size, shift);
  }

  /** Returns the most frames that a window has. */
  int frames() {
    return window / fieldShift + 1;
  }

  private static Powerset powerset(Map<String, String> metadata) {
    return Powerset.of(speakers(metadata), atOnce(metadata));
  }

  private static boolean isKnown(Map<String, String> metadata) {
    return speakers(metadata) <= Powerset.MOST_SPEAKERS && atOnce(metadata) <= speakers(metadata);
  }

  private static int speakers(Map<String, String> metadata) {
    return Metadata.positive(metadata, SPEAKERS, USUAL_SPEAKERS);
  }

  private static int atOnce(Map<String, String> metadata) {
    return Metadata.positive(metadata, AT_ONCE, USUAL_AT_ONCE);
  }

  private static int window(Map<String, String> metadata) {
    return Metadata.positive(metadata, WINDOW_SIZE, USUAL_SECONDS * USUAL_RATE);
  }

  private static boolean isFloat(TensorInfo info, long... sizes) {
    return info.type() == ElementType.FLOAT32 && TensorShape.of(sizes).admits(info.shape());
  }
}
