package dev.firstpass.bench.floor;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A vision model in ONNX Runtime alone: one thread inside a run, no spinning, input and outputs in
 * memory that stays where it is. Thread-safe; a {@link Run} is not.
 */
final class BareModel implements AutoCloseable {
  private static final int RANK = 4;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String input;
  private final int width;
  private final int height;

  private BareModel(OrtEnvironment environment, OrtSession session) throws OrtException {
    this.environment = environment;
    this.session = session;
    NodeInfo node = session.getInputInfo().values().iterator().next();
    this.input = node.getName();
    long[] shape = ((TensorInfo) node.getInfo()).getShape();
    if (shape.length != RANK || shape[1] != 3 || shape[2] < 1 || shape[3] < 1) {
      throw new IllegalArgumentException(
          "the floor needs a model with one input (1, 3, height, width), not " + node);
    }
    this.height = (int) shape[2];
    this.width = (int) shape[3];
  }

  /**
   * Loads a model.
   *
   * @throws IllegalArgumentException when ONNX Runtime cannot, or its input is no image of one size
   */
  static BareModel load(Path file) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.addConfigEntry("session.inter_op.allow_spinning", "0");
      return new BareModel(environment, environment.createSession(file.toString(), options));
    } catch (OrtException e) {
      throw new IllegalArgumentException("ONNX Runtime cannot load " + file, e);
    }
  }

  /** Returns the width of the input, pixels. */
  int width() {
    return width;
  }

  /** Returns the height of the input, pixels. */
  int height() {
    return height;
  }

  /**
   * Binds memory to run on.
   *
   * @param pixels direct, float32 (1, 3, height, width); read at every run
   */
  Run bind(FloatBuffer pixels) {
    try {
      long[] shape = {1, 3, height, width};
      OnnxTensor tensor = OnnxTensor.createTensor(environment, pixels, shape);
      return new Run(session, Map.of(input, tensor), outputs(Map.of(input, tensor)));
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime cannot run the model", e);
    }
  }

  /** Output memory of the shapes that a first run gives, whatever the graph declares. */
  private Map<String, OnnxTensor> outputs(Map<String, OnnxTensor> inputs) throws OrtException {
    Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
    try (OrtSession.Result first = session.run(inputs)) {
      for (Map.Entry<String, OnnxValue> output : first) {
        TensorInfo info = (TensorInfo) output.getValue().getInfo();
        ByteBuffer memory =
            ByteBuffer.allocateDirect(Math.toIntExact(info.getNumElements() * Float.BYTES));
        outputs.put(
            output.getKey(),
            OnnxTensor.createTensor(
                environment,
                memory.order(ByteOrder.nativeOrder()).asFloatBuffer(),
                info.getShape()));
      }
    }
    return outputs;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * One thread's memory and the model that runs on it. Confined to one thread.
   *
   * @param session of the model, which must outlive this
   * @param inputs by name
   * @param outputs by name
   */
  record Run(OrtSession session, Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs)
      implements AutoCloseable {
    /** Runs the model once. */
    void run() {
      try {
        // The outputs are where they were bound to; what is closed is only the list of them.
        session.run(inputs, outputs).close();
      } catch (OrtException e) {
        throw new IllegalStateException("the model failed", e);
      }
    }

    @Override
    public void close() {
      inputs.values().forEach(OnnxTensor::close);
      outputs.values().forEach(OnnxTensor::close);
    }
  }
}
