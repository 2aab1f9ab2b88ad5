package dev.firstpass.families.silerovad;

import dev.firstpass.core.family.Outputs;
import dev.firstpass.core.family.Session;
import dev.firstpass.core.family.Tensor;
import dev.firstpass.core.family.TensorShape;
import dev.firstpass.core.model.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the windows of one recording into probabilities: keeps the samples in front of the next
 * window and the state of the network. All memory is taken once. Confined to one thread.
 */
final class SileroRecording {
  private final SileroGraph graph;
  private final Session session;
  private final Map<String, Tensor> inputs = new LinkedHashMap<>();
  private final ByteBuffer windows;
  private final FloatBuffer into;
  private final List<String> states;
  private final List<String> nextStates;
  private final String probabilities;
  private final float[] context;

  SileroRecording(SileroGraph graph, Session session) {
    this.graph = graph;
    this.session = session;
    this.context = new float[graph.context()];
    this.windows = direct((long) graph.windowsPerRun() * row() * Float.BYTES);
    this.into = windows.asFloatBuffer();
    inputs.put(SileroLayout.INPUT, input(graph.windowsPerRun()));
    this.states = graph.layout().states();
    this.nextStates = graph.layout().nextStates();
    this.probabilities = graph.layout().probabilities();
    TensorShape state = graph.layout().state();
    for (String name : states) {
      ByteBuffer zeros = direct(state.elements() * Float.BYTES);
      inputs.put(name, new Tensor(ElementType.FLOAT32, state, zeros));
    }
    if (graph.layout() != SileroLayout.SEQUENCE) {
      inputs.put(SileroLayout.RATE, Tensor.of(graph.rateShape(), (long) graph.sampleRateHz()));
    }
  }

  /**
   * Scores the next windows, in one run.
   *
   * @param samples the windows, one after the other
   * @param count how many windows, at most {@link SileroGraph#windowsPerRun}
   * @param gate told the probability of each
   */
  void score(float[] samples, int count, SpeechGate gate) {
    fill(samples, count);
    if (count != graph.windowsPerRun()) {
      inputs.put(SileroLayout.INPUT, input(count));
    }
    Outputs outputs = session.run(inputs);
    TensorShape shape =
        graph.layout() == SileroLayout.SEQUENCE ? TensorShape.of(count) : TensorShape.of(1, 1);
    FloatBuffer scores = outputs.get(probabilities, shape).floats();
    for (int i = 0; i < count; i++) {
      gate.window(scores.get(i));
    }
    keep(outputs);
  }

  private void fill(float[] samples, int count) {
    int window = graph.window();
    into.clear();
    into.put(context);
    into.put(samples, 0, window);
    for (int i = 1; i < count; i++) {
      into.put(samples, i * window - context.length, window + context.length);
    }
    System.arraycopy(samples, count * window - context.length, context, 0, context.length);
  }

  private void keep(Outputs outputs) {
    for (int i = 0; i < states.size(); i++) {
      Tensor state = inputs.get(states.get(i));
      if (state != null) {
        FloatBuffer values = outputs.get(nextStates.get(i), state.shape()).floats();
        state.floats().put(values.limit((int) state.shape().elements()));
      }
    }
  }

  private Tensor input(int count) {
    return new Tensor(ElementType.FLOAT32, TensorShape.of(count, row()), windows);
  }

  private int row() {
    return graph.context() + graph.window();
  }

  private static ByteBuffer direct(long bytes) {
    return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
  }
}
