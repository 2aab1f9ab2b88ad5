package dev.firstpass.families.audioclassification;

import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import dev.firstpass.families.vision.Activation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Scores clips, one a run. Keeps its buffer from clip to clip; confined to one thread. */
final class ClipScorer {
  private final ClipGraph graph;
  private final ClipFeatures features;
  private final Activation activation;
  private final Session session;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(0).order(ByteOrder.nativeOrder());

  ClipScorer(ClipGraph graph, ClipFeatures features, Activation activation, Session session) {
    this.graph = graph;
    this.features = features;
    this.activation = activation;
    this.session = session;
  }

  /**
   * Returns the score of each class.
   *
   * @param samples the clip
   * @param count how many of them
   */
  float[] score(float[] samples, int count) {
    Clip clip = features.make(samples, count);
    int width = graph.frames() > 0 ? graph.frames() : Math.max(clip.count(), 1);
    TensorShape shape = graph.shape(features, width);
    FloatBuffer into = cleared((int) shape.elements());
    int frames = Math.min(clip.count(), width);
    if (graph.transposed()) {
      clip.writeTransposed(frames, width, into);
    } else {
      clip.write(frames, into);
    }
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    inputs.put(graph.input(), new Tensor(ElementType.FLOAT32, shape, buffer));
    graph.length().ifPresent(name -> inputs.put(name, Tensor.of(TensorShape.of(1), (long) frames)));
    float[] scores = new float[graph.classes()];
    session
        .run(inputs)
        .get(graph.output(), TensorShape.of(1, graph.classes()))
        .floats()
        .get(0, scores);
    makeFinite(scores);
    activation.apply(scores);
    return scores;
  }

  private FloatBuffer cleared(int floats) {
    if (buffer.capacity() < floats * Float.BYTES) {
      buffer = ByteBuffer.allocateDirect(floats * Float.BYTES).order(ByteOrder.nativeOrder());
      return buffer.asFloatBuffer();
    }
    FloatBuffer view = buffer.asFloatBuffer();
    for (int i = 0; i < floats; i++) {
      view.put(i, 0);
    }
    return view;
  }

  /** NaN counts as the least of numbers, infinities as the largest finite ones of their sign. */
  private static void makeFinite(float[] values) {
    for (int i = 0; i < values.length; i++) {
      float value = Float.isNaN(values[i]) ? -Float.MAX_VALUE : values[i];
      values[i] = Math.min(Math.max(value, -Float.MAX_VALUE), Float.MAX_VALUE);
    }
  }
}
