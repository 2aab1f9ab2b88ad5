package dev.firstpass.tools.roboflow;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.json.RequestJson;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolExchange;
import dev.firstpass.tools.roboflow.Catalogue.Found;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Roboflow's inference server, in the parts that label pictures. Thread-safe. */
public final class RoboflowAdapter implements ToolAdapter {
  private static final String API_KEY = "api_key";
  private static final String INFER = "infer/";
  private static final String REGISTRY = "model/registry";
  private static final String ADD = "model/add";
  private static final String HEALTH = "healthz";
  private static final String READINESS = "readiness";

  private final LongSupplier nanoTime;

  /** Makes the adapter with the system's clock. */
  public RoboflowAdapter() {
    this(System::nanoTime);
  }

  /**
   * @param nanoTime tells how long an answer took
   */
  RoboflowAdapter(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public String name() {
    return "roboflow";
  }

  @Override
  public boolean open(String path) {
    return path.equals(HEALTH) || path.equals(READINESS);
  }

  /** Clients send their API key in the query, or in the body of the newer routes. */
  @Override
  public Optional<String> token(ToolCall call) {
    String inQuery = call.query().get(API_KEY);
    return inQuery != null ? Optional.of(inQuery) : keyInBody(call);
  }

  @Override
  public boolean tokenInBody() {
    return true;
  }

  @Override
  public ToolExchange open(ToolCall call, ModelDirectory models) throws IOException {
    String path = call.path().replaceAll("^/+|/+$", "");
    switch (path) {
      case HEALTH -> {
        return ToolAnswer.json(200, "{\"status\":\"healthy\"}");
      }
      case READINESS -> {
        return ToolAnswer.json(200, "{\"status\":\"ready\"}");
      }
      case REGISTRY -> {
        return Catalogue.answer(models);
      }
      case ADD -> {
        return Catalogue.answer(
            models, String.valueOf(RequestJson.object(call.body()).get("model_id")));
      }
      default -> {
        return infer(path, call, models);
      }
    }
  }

  @Override
  public int writeError(DraftingException problem, OutputStream out) throws IOException {
    return RoboflowErrors.write(problem, out);
  }

  private ToolExchange infer(String path, ToolCall call, ModelDirectory models) {
    Optional<Question> question =
        path.startsWith(INFER)
            ? Question.ofRoute(path.substring(INFER.length()))
            : Optional.empty();
    if (question.isEmpty() && !isModel(path)) {
      throw new DraftingException(
          ErrorCode.NOT_FOUND,
          "'"
              + path
              + "' is not served here; there are infer/object_detection,"
              + " infer/instance_segmentation, infer/keypoints_detection, infer/classification and"
              + " the older {model}/{version}");
    }
    if (question.isEmpty()) {
      Found model = Catalogue.find(models, path);
      return new Inference(InferRequest.ofLegacy(path, call), model, nanoTime);
    }
    if (!call.method().equals("POST")) {
      throw new DraftingException(
          ErrorCode.METHOD_NOT_ALLOWED, "send pictures with POST, not " + call.method());
    }
    InferRequest request = InferRequest.ofBody(question.get(), call.body());
    return new Inference(request, Catalogue.find(models, request.model()), nanoTime);
  }

  /** One name, or a name and a version. */
  private static boolean isModel(String path) {
    return !path.isEmpty() && !path.startsWith(INFER) && path.split("/", -1).length <= 2;
  }

  /** Looks for the key in a body of JSON, without reading the pictures in it. */
  private static Optional<String> keyInBody(ToolCall call) {
    byte[] bytes = Pictures.bytes(call.body());
    if (bytes.length == 0 || bytes[0] != '{') {
      return Optional.empty();
    }
    try (JsonParser json = PlainJson.factory().createParser(bytes)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean key = json.currentName().equals(API_KEY);
        json.nextToken();
        if (key) {
          return Optional.ofNullable(json.getValueAsString());
        }
        json.skipChildren();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // Who cannot send JSON has no key in it.
    }
  }
}
