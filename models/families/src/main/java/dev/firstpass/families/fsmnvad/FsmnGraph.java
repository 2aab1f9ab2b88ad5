package dev.firstpass.families.fsmnvad;

import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.family.TensorInfo;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.speech.AudioGraph;
import java.util.List;

/**
 * A checked graph.
 *
 * @param classes how many classes a frame has
 * @param caches the inputs that hold each layer's memory, none for exports without
 * @param cache the shape of each
 */
record FsmnGraph(int classes, List<String> caches, TensorShape cache) {
  static final int BANDS = 80;

  /** How many neighbouring frames stand side by side. */
  static final int JOINED = 5;

  static final int FEATURES = BANDS * JOINED;
  static final String SPEECH = "speech";
  static final String LOGITS = "logits";

  /** How many frames the layers look back together: 4 * 19. */
  static final int LOOK_BACK = 76;

  private static final String CACHE = "in_cache";
  private static final long ANY = TensorShape.DYNAMIC;

  /** Returns whether a graph is of this kind. */
  static boolean isOne(GraphSignature graph) {
    List<String> caches = caches(graph);
    return graph.inputs().size() == 1 + caches.size()
        && graph.outputs().size() == 1 + caches.size()
        && graph.input(SPEECH).filter(FsmnGraph::holdsFrames).isPresent()
        && graph.output(LOGITS).filter(logits -> logits.shape().rank() == 3).isPresent();
  }

  /** Returns the names of the inputs that hold memory. */
  static List<String> caches(GraphSignature graph) {
    return graph.inputs().stream()
        .map(TensorInfo::name)
        .filter(name -> name.startsWith(CACHE))
        .toList();
  }

  /**
   * Checks a graph.
   *
   * @throws dev.firstpass.core.error.DraftingException with {@code model-mismatch} when it is of
   *     another kind
   */
  static FsmnGraph of(AudioGraph graph) {
    graph.requireSampleRate(List.of(16_000, 8_000));
    GraphSignature signature = graph.facts().signature();
    List<String> caches = caches(signature);
    graph.requireInputs(1 + caches.size());
    graph.input(SPEECH, ElementType.FLOAT32, 1, ANY, FEATURES);
    TensorInfo logits = graph.output(LOGITS, 1, ANY, ANY);
    if (logits.shape().size(2) < 2) {
      throw graph.mismatch("output 'logits' needs a fixed number of classes; it is " + logits);
    }
    TensorShape cache = TensorShape.of(1, 1, 1, 1);
    for (String name : caches) {
      cache = graph.input(name, ElementType.FLOAT32, 1, ANY, ANY, 1).shape();
      if (cache.size(1) < 1 || cache.size(2) < 1) {
        throw graph.mismatch("input '" + name + "' needs fixed sizes; it is " + cache);
      }
      graph.output(next(name), cache.toArray());
    }
    return new FsmnGraph(logits.shape().intSize(2), caches, cache);
  }

  /** Returns the output that is a cache's next content. */
  static String next(String cache) {
    return "out" + cache.substring("in".length());
  }

  private static boolean holdsFrames(TensorInfo speech) {
    return speech.type() == ElementType.FLOAT32
        && speech.shape().rank() == 3
        && speech.shape().size(2) == FEATURES;
  }
}
