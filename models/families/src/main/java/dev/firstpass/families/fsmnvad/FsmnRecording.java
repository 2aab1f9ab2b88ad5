package dev.firstpass.families.fsmnvad;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.speech.FeatureFrames;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns the frames of one recording into probabilities of silence: keeps what the network remembers
 * from run to run. Confined to one thread.
 */
final class FsmnRecording {
  /** How many frames go into one run: five seconds. */
  static final int FRAMES_A_RUN = 500;

  private final FsmnGraph graph;
  private final Session session;
  private final Map<String, Tensor> inputs = new LinkedHashMap<>();
  private final ByteBuffer frames;
  private final float[] before;
  private int beforeCount;

  FsmnRecording(FsmnGraph graph, Session session) {
    this.graph = graph;
    this.session = session;
    int lookBack = graph.caches().isEmpty() ? FsmnGraph.LOOK_BACK : 0;
    this.before = new float[lookBack * FsmnGraph.FEATURES];
    this.frames = direct((lookBack + FRAMES_A_RUN) * FsmnGraph.FEATURES);
    for (String cache : graph.caches()) {
      ByteBuffer zeros = direct((int) graph.cache().elements());
      inputs.put(cache, new Tensor(ElementType.FLOAT32, graph.cache(), zeros));
    }
  }

  /**
   * Scores the next frames, in one run.
   *
   * @param rows normalised
   * @param first of them
   * @param count how many, at most {@link #FRAMES_A_RUN}
   * @param gate told the probability of silence of each
   */
  void score(FeatureFrames rows, int first, int count, FrameGate gate) {
    FloatBuffer into = frames.asFloatBuffer();
    into.put(before, 0, beforeCount * FsmnGraph.FEATURES);
    rows.write(first, count, into);
    int all = beforeCount + count;
    inputs.put(
        FsmnGraph.SPEECH,
        new Tensor(ElementType.FLOAT32, TensorShape.of(1, all, FsmnGraph.FEATURES), frames));
    Outputs outputs = session.run(inputs);
    FloatBuffer scores =
        outputs.get(FsmnGraph.LOGITS, TensorShape.of(1, all, graph.classes())).floats();
    for (int i = beforeCount; i < all; i++) {
      gate.frame(scores.get(i * graph.classes()));
    }
    keepFrames(all);
    keepCaches(outputs);
  }

  private void keepFrames(int all) {
    int kept = Math.min(all, before.length / FsmnGraph.FEATURES);
    frames
        .asFloatBuffer()
        .position((all - kept) * FsmnGraph.FEATURES)
        .get(before, 0, kept * FsmnGraph.FEATURES);
    beforeCount = kept;
  }

  private void keepCaches(Outputs outputs) {
    for (String name : graph.caches()) {
      Tensor cache = inputs.get(name);
      if (cache != null) {
        FloatBuffer next = outputs.get(FsmnGraph.next(name), graph.cache()).floats();
        cache.floats().put(next.limit((int) graph.cache().elements()));
      }
    }
  }

  private static ByteBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(floats * Float.BYTES).order(ByteOrder.nativeOrder());
  }
}
