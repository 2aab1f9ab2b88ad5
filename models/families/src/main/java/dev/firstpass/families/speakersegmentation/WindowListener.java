package dev.firstpass.families.speakersegmentation;

import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.speech.DirectTensors;
import java.util.Map;

/** Runs windows through the segmentation graph; its input is taken once. Confined to one thread. */
final class WindowListener {
  private static final long ANY = TensorShape.DYNAMIC;

  private final SegmentationGraph graph;
  private final Session session;
  private final Tensor input;

  WindowListener(SegmentationGraph graph, Session session) {
    this.graph = graph;
    this.session = session;
    this.input = DirectTensors.zeros(ElementType.FLOAT32, TensorShape.of(1, 1, graph.window()));
  }

  /**
   * Returns who speaks in a window.
   *
   * @throws dev.firstpass.core.error.DraftingException with {@code model-output-mismatch} when the
   *     graph gives another number of classes
   */
  WindowSpeech hear(float[] samples) {
    input.data().duplicate().order(input.data().order()).asFloatBuffer().put(samples);
    Powerset powerset = graph.powerset();
    Tensor scores =
        session
            .run(Map.of(graph.input(), input))
            .get(graph.output(), TensorShape.of(1, ANY, powerset.classes()));
    return powerset.read(scores.floats(), Math.min(scores.shape().intSize(1), graph.frames()));
  }
}
