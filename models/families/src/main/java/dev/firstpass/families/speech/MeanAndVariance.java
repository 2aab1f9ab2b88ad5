package dev.firstpass.families.speech;

import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Reads how features are normalised: from {@code am.mvn}, a Kaldi network in text whose {@code
 * AddShift} and {@code Rescale} layers hold a vector each, or from a graph's metadata.
 */
public final class MeanAndVariance {
  /** The role of {@code am.mvn}. */
  public static final String ROLE = "cmvn";

  /** The name of FunASR's file. */
  public static final String FILE = "am.mvn";

  private static final String SHIFT = "neg_mean";
  private static final String SCALE = "inv_stddev";
  private static final String SHIFT_LAYER = "<AddShift>";
  private static final String SCALE_LAYER = "<Rescale>";
  private static final String VECTOR = "[";
  private static final String END = "]";

  private MeanAndVariance() {}

  /** Returns whether a file is FunASR's, perhaps with a prefix. */
  public static boolean isNamedSo(String file) {
    return file.endsWith(FILE);
  }

  /** Returns whether a graph's metadata say how features are normalised. */
  public static boolean isIn(GraphFacts facts) {
    return facts.metadata().containsKey(SHIFT) && facts.metadata().containsKey(SCALE);
  }

  /**
   * Returns the normalisation of a model.
   *
   * @param size features a frame
   * @throws dev.firstpass.core.error.DraftingException with {@code model-mismatch} when there is
   *     none or it is of another size
   */
  public static Cmvn of(AudioGraph graph, ModelContent content, int size) {
    String shift = graph.facts().metadata().get(SHIFT);
    String scale = graph.facts().metadata().get(SCALE);
    if (shift != null && scale != null) {
      return new Cmvn(
          numbers(graph, List.of(shift.split(",", -1)), size),
          numbers(graph, List.of(scale.split(",", -1)), size));
    }
    List<String> words = List.of(content.requiredText(ROLE).strip().split("\\s+", -1));
    return new Cmvn(
        numbers(graph, vector(graph, words, SHIFT_LAYER), size),
        numbers(graph, vector(graph, words, SCALE_LAYER), size));
  }

  /** Returns the words between the brackets that follow a layer's name. */
  private static List<String> vector(AudioGraph graph, List<String> words, String layer) {
    int at = words.indexOf(layer);
    List<String> rest = at < 0 ? List.of() : words.subList(at, words.size());
    int from = rest.indexOf(VECTOR);
    int to = rest.indexOf(END);
    return Optional.of(rest)
        .filter(found -> from >= 0 && to > from)
        .map(found -> found.subList(from + 1, to))
        .orElseThrow(() -> graph.mismatch("am.mvn has no vector after " + layer));
  }

  private static float[] numbers(AudioGraph graph, List<String> words, int size) {
    if (words.size() != size) {
      throw graph.mismatch(
          "features are normalised by " + words.size() + " numbers where " + size + " are needed");
    }
    float[] numbers = new float[size];
    Iterator<String> word = words.iterator();
    for (int i = 0; i < size; i++) {
      numbers[i] = number(graph, word.next().strip());
    }
    if (!sumIsFinite(numbers)) {
      throw graph.mismatch("features are normalised by a number that is not finite");
    }
    return numbers;
  }

  private static float number(AudioGraph graph, String word) {
    try {
      return Float.parseFloat(word);
    } catch (NumberFormatException e) {
      throw graph.mismatch("features are normalised by '" + word + "', which is no number");
    }
  }

  private static boolean sumIsFinite(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += number;
    }
    return Double.isFinite(sum);
  }
}
