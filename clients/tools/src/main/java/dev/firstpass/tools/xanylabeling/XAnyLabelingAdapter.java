package dev.firstpass.tools.xanylabeling;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** X-AnyLabeling's remote server. Thread-safe. */
public final class XAnyLabelingAdapter implements ToolAdapter {
  private static final String PREDICT = "v1/predict";

  private static final String HEALTH = "health";
  private static final String MODELS = "v1/models";
  private static final String INFO = "/info";
  private static final String TOKEN = "token";
  private static final String SPACE = "space";

  /** The client gives up after 30 s, and takes that for an answer without shapes. */
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final Clock clock;

  /** Makes the adapter with the system's clock. */
  public XAnyLabelingAdapter() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock tells the time of a health check
   */
  XAnyLabelingAdapter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "x-anylabeling";
  }

  @Override
  public boolean open(String path) {
    return path.equals(HEALTH);
  }

  /** The client sends the header {@code Token} with every request, empty when it has none. */
  @Override
  public Optional<String> token(ToolCall call) {
    return Optional.ofNullable(call.headers().get(TOKEN));
  }

  @Override
  public Optional<Duration> patience() {
    return Optional.of(PATIENCE);
  }

  @Override
  public ToolExchange open(ToolCall call, ModelDirectory models) throws IOException {
    String path = path(call);
    return switch (path) {
      case HEALTH -> health(models);
      case MODELS -> ModelList.answer(models);
      case PREDICT -> predict(call, models);
      default -> {
        if (path.startsWith(MODELS + "/") && path.endsWith(INFO)) {
          yield ModelList.answer(
              models, path.substring(MODELS.length() + 1, path.length() - INFO.length()));
        }
        throw new DraftingException(
            ErrorCode.NOT_FOUND,
            "the remote server of X-AnyLabeling has no '"
                + path
                + "' here; give the tool the address …/x-anylabeling");
      }
    };
  }

  @Override
  public int writeError(DraftingException problem, OutputStream out) throws IOException {
    return SoftErrors.writeOfPrediction(problem, out);
  }

  @Override
  public int writeError(ToolCall call, DraftingException problem, OutputStream out)
      throws IOException {
    return path(call).equals(PREDICT)
        ? SoftErrors.writeOfPrediction(problem, out)
        : SoftErrors.write(problem, out);
  }

  private static ToolExchange predict(ToolCall call, ModelDirectory models) {
    if (!call.method().equals("POST")) {
      throw new DraftingException(
          ErrorCode.METHOD_NOT_ALLOWED, "send a picture with POST, not " + call.method());
    }
    PredictRequest request = PredictRequest.read(call.body());
    return new Prediction(request, space(call), ModelList.facts(models, request.model().name()));
  }

  private ToolAnswer health(ModelDirectory models) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("status", "healthy");
      json.writeNumberField("models_loaded", ModelList.of(models).size());
      json.writeStringField(
          "timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
      json.writeEndObject();
    }
    return ToolAnswer.json(200, text.toString());
  }

  /**
   * Returns what is asked for. The client appends its paths to the address that it was given, so
   * that they end up in the query of an address that has one: {@code ?space=upright/v1/predict}.
   */
  private static String path(ToolCall call) {
    String space = call.query().getOrDefault(SPACE, "");
    int slash = space.indexOf('/');
    return (slash < 0 ? call.path() : space.substring(slash)).replaceAll("^/+|/+$", "");
  }

  private static PixelSpace space(ToolCall call) {
    return PixelSpace.of(call.query().getOrDefault(SPACE, "").split("/", 2)[0]);
  }
}
