package dev.firstpass.tools.openinference;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.draft.AskedItem;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ModelDirectory.Entry;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Open Inference Protocol over REST, at {@code /v2}: what the servers of KServe speak.
 * Thread-safe.
 */
public final class OpenInferenceAdapter implements ToolAdapter {
  private static final String LIVE = "health/live";
  private static final String READY = "health/ready";
  private static final String INDEX = "repository/index";

  @Override
  public String name() {
    return "open-inference";
  }

  @Override
  public String mountPath() {
    return "/v2";
  }

  /** Whoever watches containers has no token; these tell only yes or no. */
  @Override
  public boolean open(String path) {
    return path.equals(LIVE) || path.equals(READY);
  }

  @Override
  public ToolExchange open(ToolCall call, ModelDirectory models) throws IOException {
    String path = call.path().replaceFirst("/$", "");
    return switch (path) {
      case "" -> get(call, server());
      case LIVE -> get(call, Map.of("live", true));
      case READY -> ready(call, models);
      case INDEX -> RepositoryIndex.answer(call, models);
      default -> below(Arrays.asList(path.split("/", -1)), call, models);
    };
  }

  @Override
  public int writeError(DraftingException problem, OutputStream out) throws IOException {
    return OpenInferenceErrors.write(problem, out);
  }

  private ToolExchange below(List<String> parts, ToolCall call, ModelDirectory models)
      throws IOException {
    if (parts.get(0).equals("repository")) {
      throw RepositoryIndex.refuse(call.path());
    }
    if (!parts.get(0).equals("models")) {
      throw nothingAt(call);
    }
    ModelPath path =
        ModelPath.of(parts.subList(1, parts.size())).orElseThrow(() -> nothingAt(call));
    Entry entry = path.entry(models);
    return switch (path.action()) {
      case "" -> get(call, Metadata.of(entry.id(), ModelPath.facts(entry)));
      case "ready" -> ready(call, entry);
      case "infer" -> infer(call, entry);
      default -> throw nothingAt(call);
    };
  }

  private static ToolExchange infer(ToolCall call, Entry entry) {
    require("POST", call);
    Facts facts = ModelPath.facts(entry);
    RequestBody body = RequestBody.of(call);
    if (body.raw()) {
      InferRequest nothing =
          new InferRequest("", List.of(), new RequestedOutputs(Map.of(), true), Map.of());
      return new DraftExchange(entry.id(), facts, nothing, EncodedItems.of(body.binary()));
    }
    InferRequest request = InferRequestReader.read(body);
    if (request.asksForDrafts()) {
      return new DraftExchange(entry.id(), facts, request, items(request, facts));
    }
    return new TensorRun(new ModelRef(entry.id().name(), entry.id().version()), request);
  }

  private static List<AskedItem> items(InferRequest request, Facts facts) {
    InferInput input = request.inputs().get(0);
    String wanted = facts.media().wireName();
    if (request.inputs().size() > 1 || !input.name().equals(wanted)) {
      throw InvalidRequest.because(
          "a draft takes one input, '"
              + wanted
              + "' of datatype BYTES, not "
              + request.inputs().stream()
                  .map(one -> "'" + InvalidRequest.shown(one.name()) + "'")
                  .toList());
    }
    return EncodedItems.of(input);
  }

  private static Map<String, Object> server() {
    Map<String, Object> server = new LinkedHashMap<>();
    server.put("name", "firstpass");
    server.put("version", version());
    server.put("extensions", List.of("binary_tensor_data"));
    return server;
  }

  /** The version that the build wrote into the jar; there is none when classes lie in folders. */
  private static String version() {
    String version = OpenInferenceAdapter.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Ready when every model is: a client that asks here does not know which one it will need. */
  private static ToolAnswer ready(ToolCall call, ModelDirectory models) throws IOException {
    require("GET", call);
    boolean ready = models.models().stream().allMatch(Entry::ready);
    return json(ready ? 200 : 503, Map.of("ready", ready));
  }

  private static ToolAnswer ready(ToolCall call, Entry entry) throws IOException {
    require("GET", call);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("name", entry.id().name());
    answer.put("ready", entry.ready());
    if (!entry.ready()) {
      answer.put("error", ModelPath.notReady(entry));
    }
    return json(entry.ready() ? 200 : 503, answer);
  }

  private static ToolAnswer get(ToolCall call, Map<String, ?> body) throws IOException {
    require("GET", call);
    return json(200, body);
  }

  static void require(String method, ToolCall call) {
    if (!call.method().equals(method)) {
      throw new DraftingException(
          ErrorCode.METHOD_NOT_ALLOWED,
          "/v2/" + call.path() + " takes " + method + ", not " + call.method());
    }
  }

  static ToolAnswer json(int status, Object body) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      DraftJson.writePlain(body, json);
    }
    return ToolAnswer.json(status, text.toString());
  }

  private static DraftingException nothingAt(ToolCall call) {
    return new DraftingException(
        ErrorCode.NOT_FOUND,
        "nothing is served at /v2/"
            + InvalidRequest.shown(call.path())
            + "; there are: health/live, health/ready, repository/index,"
            + " models/NAME[/versions/VERSION][/ready|/infer]");
  }
}
