package dev.firstpass.bench.speech;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Silero VAD at 16 kHz in ONNX Runtime alone, one window a run, as its published loop goes: memory
 * for inputs and outputs stays where it is, the state of a run is copied into the next. Takes the
 * window graphs of v5 and v6 and the sequence graph, which then hears one window at a time.
 * Confined to one thread.
 */
final class WindowLoop implements AutoCloseable {
  static final int RATE = 16_000;
  private static final int WINDOW = 512;
  private static final int CONTEXT = 64;
  private static final long[] NO_AXES = {};

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
  private final FloatBuffer window = floats(CONTEXT + WINDOW);
  private final FloatBuffer probability = floats(1);

  /** Pairs of what a run gives and what the next takes. */
  private final Map<FloatBuffer, FloatBuffer> states = new LinkedHashMap<>();

  WindowLoop(Path graph) throws OrtException {
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(graph.toString(), options);
    }
    inputs.put("input", tensor(window, 1, CONTEXT + WINDOW));
    if (session.getInputNames().contains("state")) {
      state("state", "stateN", 2, 1, 128);
      LongBuffer rate =
          ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder()).asLongBuffer();
      rate.put(0, RATE);
      inputs.put("sr", OnnxTensor.createTensor(environment, rate, NO_AXES));
      outputs.put("output", tensor(probability, 1, 1));
    } else {
      state("h", "hn", 1, 1, 128);
      state("c", "cn", 1, 1, 128);
      outputs.put("speech_probs", tensor(probability, 1));
    }
  }

  /** Returns the probability of speech of each window; the last is filled up with zeros. */
  float[] probabilities(float[] samples) throws OrtException {
    states.values().forEach(WindowLoop::clear);
    clear(window);
    float[] probabilities = new float[(samples.length + WINDOW - 1) / WINDOW];
    for (int i = 0; i < probabilities.length; i++) {
      int start = i * WINDOW;
      int count = Math.min(WINDOW, samples.length - start);
      for (int k = 0; k < CONTEXT; k++) {
        window.put(k, window.get(WINDOW + k));
      }
      window.put(CONTEXT, samples, start, count);
      for (int k = count; k < WINDOW; k++) {
        window.put(CONTEXT + k, 0);
      }
      session.run(inputs, outputs).close();
      probabilities[i] = probability.get(0);
      states.forEach((given, taken) -> taken.put(0, given, 0, taken.capacity()));
    }
    return probabilities;
  }

  private void state(String input, String output, long... shape) throws OrtException {
    int size =
        (int)
            List.of(shape[0], shape[1], shape[2]).stream()
                .mapToLong(n -> n)
                .reduce(1, (a, b) -> a * b);
    FloatBuffer taken = floats(size);
    FloatBuffer given = floats(size);
    inputs.put(input, tensor(taken, shape));
    outputs.put(output, tensor(given, shape));
    states.put(given, taken);
  }

  private OnnxTensor tensor(FloatBuffer memory, long... shape) throws OrtException {
    return OnnxTensor.createTensor(environment, memory, shape);
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static void clear(FloatBuffer buffer) {
    for (int i = 0; i < buffer.capacity(); i++) {
      buffer.put(i, 0);
    }
  }

  @Override
  public void close() throws OrtException {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
    session.close();
  }
}
