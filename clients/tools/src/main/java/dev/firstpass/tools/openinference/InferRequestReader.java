package dev.firstpass.tools.openinference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a request to infer. Elements of inputs stay where they are until somebody knows what they
 * must be, so that reading takes no more memory than a few words for each input. Confined to one
 * thread.
 */
final class InferRequestReader {
  private static final int MAX_ENTRIES = 256;
  private static final String BINARY_OUTPUT = "binary_data_output";

  /** What is about the request rather than about the model. */
  private static final Set<String> NOT_SETTINGS = Set.of(BINARY_OUTPUT, "content_type");

  private final RequestBody body;
  private final List<InferInput> inputs = new ArrayList<>();
  private final Map<String, Boolean> outputs = new LinkedHashMap<>();
  private Map<String, Object> parameters = Map.of();
  private List<RequestedOutput> wanted = List.of();
  private String id = "";

  private InferRequestReader(RequestBody body) {
    this.body = body;
  }

  /**
   * Reads the JSON of a body and finds the bytes of each input behind it.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_REQUEST} when it is not a request
   */
  static InferRequest read(RequestBody body) {
    try (JsonParser json = InferInput.Json.parser(body.json())) {
      return new InferRequestReader(body).request(json);
    } catch (IOException e) {
      throw InvalidRequest.because("the body is not JSON: " + firstLine(e), e);
    }
  }

  private InferRequest request(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw InvalidRequest.because("the body must be a JSON object with a list 'inputs'");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      field(name, json);
    }
    if (json.nextToken() != null) {
      throw InvalidRequest.because(
          "something follows the JSON object; send its length in the header "
              + RequestBody.HEADER
              + " when tensors follow it");
    }
    return request();
  }

  private void field(String name, JsonParser json) throws IOException {
    switch (name) {
      case "id" -> id = JsonValues.text(json, "'id'");
      case "parameters" -> parameters = JsonValues.parameters(json, "'parameters'");
      case "inputs" -> inputs(json);
      case "outputs" -> outputs(json);
      default -> json.skipChildren();
    }
  }

  private InferRequest request() {
    if (inputs.isEmpty()) {
      throw InvalidRequest.because("the request has no 'inputs'; send a list of at least one");
    }
    boolean binary = JsonValues.flag(parameters, BINARY_OUTPUT, false, "'parameters'");
    wanted.forEach(output -> outputs.put(output.name(), output.binary(binary)));
    Map<String, Object> settings = new LinkedHashMap<>(parameters);
    settings.keySet().removeAll(NOT_SETTINGS);
    return new InferRequest(id, inputs, new RequestedOutputs(outputs, binary), settings);
  }

  private void inputs(JsonParser json) throws IOException {
    if (!inputs.isEmpty()) {
      throw InvalidRequest.because("'inputs' is there twice");
    }
    ByteBuffer rest = body.binary().duplicate().order(body.binary().order());
    JsonValues.list(
        json,
        "'inputs'",
        MAX_ENTRIES,
        entry -> {
          InferInput input = new InputReader(body.json(), rest).read(entry);
          if (inputs.stream().anyMatch(other -> other.name().equals(input.name()))) {
            throw InvalidRequest.because("there are two inputs '" + input.name() + "'");
          }
          inputs.add(input);
        });
    if (rest.hasRemaining()) {
      throw InvalidRequest.because(
          rest.remaining()
              + " bytes follow the JSON object that are no input's; each must have its"
              + " 'binary_data_size'");
    }
  }

  private void outputs(JsonParser json) throws IOException {
    List<RequestedOutput> read = new ArrayList<>();
    JsonValues.list(json, "'outputs'", MAX_ENTRIES, entry -> read.add(RequestedOutput.of(entry)));
    if (read.stream().map(RequestedOutput::name).distinct().count() < read.size()) {
      throw InvalidRequest.because("an output is asked for twice");
    }
    wanted = read;
  }

  private static String firstLine(IOException problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
  }
}
