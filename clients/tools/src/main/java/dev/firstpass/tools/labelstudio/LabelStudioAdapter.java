package dev.firstpass.tools.labelstudio;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.RequestJson;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ModelDirectory.Entry;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Label Studio's ML backend, one for each model, at {@code {model}/…}. Thread-safe. */
public final class LabelStudioAdapter implements ToolAdapter {
  private static final String WEBHOOK = "webhook";
  private static final Map<String, String> OK = Map.of("status", "ok");

  private final ProjectSettings settings = new ProjectSettings();

  @Override
  public String name() {
    return "label-studio";
  }

  /** Label Studio makes its webhooks without the credentials of the backend. */
  @Override
  public boolean open(String path) {
    return path.endsWith("/" + WEBHOOK);
  }

  @Override
  public List<String> addresses(String value, String task) {
    return TaskMedia.addresses(value, task);
  }

  @Override
  public ToolExchange open(ToolCall call, ModelDirectory models) throws IOException {
    String[] parts = call.path().split("/", 2);
    String action = parts.length < 2 ? "" : parts[1].replaceFirst("/$", "");
    String model = parts[0];
    if (model.isEmpty()) {
      return json(200, Map.of("status", "UP", "model_class", "firstpass"));
    }
    // Nothing that these answer tells of models, and Label Studio gives some of them a second only.
    switch (action) {
      case WEBHOOK, "train", "duplicate_model", "delete" -> {
        return json(200, OK);
      }
      case "metrics" -> {
        return json(200, Map.of());
      }
      case "job_status" -> {
        return json(410, Map.of("job_status", "failed", "detail", "nothing is trained here"));
      }
      default -> {}
    }
    Entry entry = ProjectModels.entry(model, models);
    return switch (action) {
      case "", "health" -> json(200, Map.of("status", "UP", "model_class", entry.id().name()));
      case "setup" -> json(200, Map.of("model_version", setup(call, model, models)));
      case "versions" -> {
        ProjectModels alone = ProjectModels.of(LabelingConfig.EMPTY, model, Map.of(), models);
        yield json(200, Map.of("versions", List.of(alone.version())));
      }
      case "validate" -> validate(call);
      case "predict" -> predict(call, model, models);
      default ->
          throw new DraftingException(
              ErrorCode.NOT_FOUND,
              "an ML backend has no '" + action + "'; give Label Studio the address …/" + model);
    };
  }

  @Override
  public int writeError(DraftingException problem, OutputStream out) throws IOException {
    int status = status(problem.code());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", status);
    body.put("detail", problem.detail());
    body.put("code", problem.code().code());
    out.write(PlainText.of(body).getBytes(StandardCharsets.UTF_8));
    return status;
  }

  private static ToolAnswer validate(ToolCall call) throws IOException {
    if (RequestJson.object(call.body()).get("config") instanceof String config) {
      LabelingConfig.parse(config);
    }
    return json(200, OK);
  }

  /** Called before every call for predictions: nothing here may take time. */
  private String setup(ToolCall call, String model, ModelDirectory models) {
    Map<?, ?> body = call.body().hasRemaining() ? RequestJson.object(call.body()) : Map.of();
    LabelingConfig config =
        body.get("schema") instanceof String schema && !schema.isBlank()
            ? LabelingConfig.parse(schema)
            : LabelingConfig.EMPTY;
    return ProjectModels.of(config, model, settings.tell(model, body), models).version();
  }

  private Prediction predict(ToolCall call, String model, ModelDirectory models) {
    Map<?, ?> body = RequestJson.object(call.body());
    PredictRequest request = PredictRequest.read(body);
    return new Prediction(
        request, ProjectModels.of(request.config(), model, settings.recall(model, body), models));
  }

  private static ToolAnswer json(int status, Map<String, ?> body) throws IOException {
    return ToolAnswer.json(status, PlainText.of(body));
  }

  private static int status(ErrorCode code) {
    return switch (code) {
      case UNAUTHORIZED -> 401;
      case UNKNOWN_MODEL, NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case MEDIA_TOO_LARGE, REQUEST_TOO_LARGE, TOO_MANY_ITEMS -> 413;
      default ->
          switch (code.kind()) {
            case CALLER -> 400;
            case CAPACITY -> 503;
            case UPSTREAM -> 502;
            case INTERNAL -> 500;
          };
    };
  }
}
