package dev.firstpass.inference.runtime;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphSignature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine: opens graphs as sessions on a device. One per process; thread-safe.
 *
 * <p>The engine never calls home and never looks for models on the network.
 */
public final class OnnxRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(OnnxRuntime.class);
  private static final String ENGINE = "OnnxRuntime";

  private final Device device;

  private OnnxRuntime(Device device) {
    this.device = device;
  }

  /**
   * Starts the engine.
   *
   * @param wanted where graphs run; {@link Device#AUTO} picks a GPU when its provider loads
   * @throws DraftingException with {@link ErrorCode#INVALID_PARAMETER} when a GPU is asked for by
   *     name and cannot be used; the message says why
   */
  public static OnnxRuntime start(Device wanted) {
    // DJL asks a cloud's metadata address at its start unless it is told not to.
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.onnx.disable_alternative", "true");
    return new OnnxRuntime(resolve(wanted));
  }

  /** Returns where graphs run: never {@link Device#AUTO}. */
  public Device device() {
    return device;
  }

  /** Returns the version of ONNX Runtime in use. */
  public static String version() {
    return OrtEnvironment.getEnvironment().getVersion();
  }

  /**
   * Opens a graph.
   *
   * @param file the ONNX file; its external data must have been checked to lie in its folder
   * @param signature its inputs and outputs
   * @return a session that the caller closes
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} when ONNX Runtime cannot load it
   */
  public DjlSession open(Path file, GraphSignature signature, RuntimeOptions options) {
    String name = file.getFileName().toString();
    return open(
        name,
        signature,
        model ->
            model.load(
                file.toAbsolutePath().getParent(),
                name,
                Map.of("sessionOptions", sessionOptions(options))));
  }

  /**
   * Opens a graph that is not in a file of its own.
   *
   * @param name for messages
   * @param content an ONNX file without external data
   * @param signature its inputs and outputs
   * @return a session that the caller closes
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} when ONNX Runtime cannot load it
   */
  public DjlSession open(
      String name, InputStream content, GraphSignature signature, RuntimeOptions options) {
    return open(
        name,
        signature,
        model -> {
          model.load(content, Map.of("sessionOptions", sessionOptions(options)));
          // DJL makes an empty folder for such a model, and keeps it until the process ends.
          Files.deleteIfExists(model.getModelPath());
        });
  }

  /** Puts a graph into DJL's model. */
  @FunctionalInterface
  private interface Loading {
    void load(Model model) throws IOException, MalformedModelException, OrtException;
  }

  private DjlSession open(String name, GraphSignature signature, Loading loading) {
    Model model = Model.newInstance(name, djlDevice(), ENGINE);
    try {
      loading.load(model);
      return new DjlSession(model, signature);
    } catch (IOException | MalformedModelException | OrtException | RuntimeException e) {
      model.close();
      throw new DraftingException(
          ErrorCode.INVALID_MODEL,
          "ONNX Runtime " + version() + " cannot load " + name + ": " + reason(e),
          e);
    }
  }

  private ai.djl.Device djlDevice() {
    return device.kind() == Device.Kind.GPU
        ? ai.djl.Device.gpu(device.index())
        : ai.djl.Device.cpu();
  }

  private static SessionOptions sessionOptions(RuntimeOptions options) throws OrtException {
    SessionOptions session = new SessionOptions();
    session.setIntraOpNumThreads(options.intraOpThreads());
    session.setInterOpNumThreads(1);
    session.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
    session.setOptimizationLevel(
        switch (options.optimisation()) {
          case NONE -> SessionOptions.OptLevel.NO_OPT;
          case BASIC -> SessionOptions.OptLevel.BASIC_OPT;
          case EXTENDED -> SessionOptions.OptLevel.EXTENDED_OPT;
          case ALL -> SessionOptions.OptLevel.ALL_OPT;
        });
    session.setCPUArenaAllocator(options.arena());
    session.setMemoryPatternOptimization(true);
    // At its default it warns once for each initialiser that an old exporter listed as an input.
    session.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    session.addConfigEntry("session.intra_op.allow_spinning", options.spinning() ? "1" : "0");
    session.addConfigEntry("session.inter_op.allow_spinning", "0");
    return session;
  }

  private static Device resolve(Device wanted) {
    return switch (wanted.kind()) {
      case CPU -> wanted;
      case GPU -> {
        String obstacle = gpuObstacle(wanted.index());
        if (!obstacle.isEmpty()) {
          throw new DraftingException(
              ErrorCode.INVALID_PARAMETER,
              "device " + wanted + " cannot be used: " + obstacle + ". Use --device cpu or auto");
        }
        yield wanted;
      }
      case AUTO -> {
        String obstacle = gpuObstacle(0);
        LOG.info(obstacle.isEmpty() ? "Running on gpu:0" : "Running on the CPU: {}", obstacle);
        yield obstacle.isEmpty() ? new Device(Device.Kind.GPU, 0) : Device.CPU;
      }
    };
  }

  /** Returns why a GPU cannot be used; empty when it can. */
  private static String gpuObstacle(int index) {
    if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      return "this build carries ONNX Runtime without CUDA (build with mvn -Pgpu)";
    }
    try (SessionOptions probe = new SessionOptions()) {
      probe.addCUDA(index);
      return "";
    } catch (OrtException e) {
      return "the CUDA provider does not load (" + reason(e) + ")";
    }
  }

  /** The innermost reason, on one line. */
  private static String reason(Throwable problem) {
    Throwable innermost = problem;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("unknown reason");
  }
}
