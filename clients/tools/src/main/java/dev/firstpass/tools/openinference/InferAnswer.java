package dev.firstpass.tools.openinference;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.tool.ToolAnswer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the answer to a request to infer: JSON, and behind it what is wanted as bytes. */
final class InferAnswer {
  private final ModelId model;
  private final String id;
  private final Map<String, Object> parameters;
  private final List<AnswerTensor> outputs = new ArrayList<>();
  private final List<Boolean> binary = new ArrayList<>();

  /**
   * @param model which model ran
   * @param id what the client calls the request; empty when it does not
   * @param parameters what else is to be told, plain values; may be empty
   */
  InferAnswer(ModelId model, String id, Map<String, Object> parameters) {
    this.model = model;
    this.id = id;
    this.parameters = parameters;
  }

  /** Adds an output. */
  void add(AnswerTensor output, boolean asBytes) {
    outputs.add(output);
    binary.add(asBytes);
  }

  /**
   * Writes the answer.
   *
   * @param maxBytes the largest body
   * @throws DraftingException with {@link ErrorCode#REQUEST_TOO_LARGE} when it would be larger
   */
  ToolAnswer write(long maxBytes) throws IOException {
    LimitedBytes out = new LimitedBytes(maxBytes);
    try (JsonGenerator json = PlainJson.factory().createGenerator(out)) {
      json(json);
    }
    if (!binary.contains(true)) {
      return ToolAnswer.ok("application/json", out.toByteArray());
    }
    int header = out.size();
    for (int i = 0; i < outputs.size(); i++) {
      if (binary.get(i)) {
        out.write(outputs.get(i).data());
      }
    }
    return new ToolAnswer(
        200,
        "application/octet-stream",
        Map.of(RequestBody.HEADER, String.valueOf(header)),
        ByteBuffer.wrap(out.toByteArray()),
        List.of());
  }

  private void json(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("model_name", model.name());
    json.writeStringField("model_version", model.version());
    if (!id.isEmpty()) {
      json.writeStringField("id", id);
    }
    if (!parameters.isEmpty()) {
      json.writeFieldName("parameters");
      DraftJson.writePlain(parameters, json);
    }
    json.writeArrayFieldStart("outputs");
    for (int i = 0; i < outputs.size(); i++) {
      output(outputs.get(i), binary.get(i), json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void output(AnswerTensor output, boolean asBytes, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", output.name());
    json.writeStringField("datatype", output.datatype().name());
    json.writeFieldName("shape");
    long[] sizes = output.shape().toArray();
    json.writeArray(sizes, 0, sizes.length);
    if (asBytes) {
      json.writeObjectFieldStart("parameters");
      json.writeNumberField("binary_data_size", output.data().remaining());
      json.writeEndObject();
    } else {
      json.writeFieldName("data");
      output.write(json);
    }
    json.writeEndObject();
  }
}
