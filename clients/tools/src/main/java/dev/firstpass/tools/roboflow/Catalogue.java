package dev.firstpass.tools.roboflow;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ModelDirectory.Entry;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import dev.firstpass.core.tool.ToolAnswer;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models under Roboflow's names: {@code name/version}, or the name alone for the active
 * version.
 */
final class Catalogue {
  private Catalogue() {}

  /**
   * One model.
   *
   * @param ref ours
   * @param facts what is known of it
   * @param question what it answers by itself
   */
  record Found(ModelRef ref, Facts facts, Question question) {}

  /**
   * Returns a model.
   *
   * @param id Roboflow's name
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_MODEL} or {@link
   *     ErrorCode#MODEL_NOT_READY} when it cannot be used
   */
  static Found find(ModelDirectory models, String id) {
    String[] parts = id.split("/", 2);
    Entry entry = models.find(parts[0]).orElseThrow(() -> unknown(models, id));
    if (parts.length > 1 && !entry.id().version().equals(parts[1])) {
      throw unknown(models, id);
    }
    Facts facts =
        entry
            .facts()
            .orElseThrow(
                () ->
                    new DraftingException(
                        ErrorCode.MODEL_NOT_READY,
                        "model " + name(entry) + " is " + entry.state() + ": " + entry.problem()));
    Question question = question(facts).orElseThrow(() -> unknown(models, id));
    return new Found(new ModelRef(entry.id().name(), entry.id().version()), facts, question);
  }

  /** Returns the list of the models. */
  static ToolAnswer answer(ModelDirectory models) throws IOException {
    return list(known(models));
  }

  /**
   * Returns the list with a model under the name that the client has for it: all are loaded
   * already.
   *
   * @throws DraftingException as {@link #find} does
   */
  static ToolAnswer answer(ModelDirectory models, String id) throws IOException {
    Map<String, Question> list = known(models);
    list.put(id, find(models, id).question());
    return list(list);
  }

  /** A model that must be shown the object has nothing to answer here. */
  private static Optional<Question> question(Facts facts) {
    boolean promptable =
        facts.parameter("points").isPresent() && facts.parameter("boxes").isPresent();
    return promptable ? Optional.empty() : Question.of(facts.task());
  }

  private static Map<String, Question> known(ModelDirectory models) {
    Map<String, Question> known = new LinkedHashMap<>();
    for (Entry entry : models.models()) {
      Optional<Question> question = entry.facts().flatMap(Catalogue::question);
      question.ifPresent(answered -> known.put(name(entry), answered));
    }
    return known;
  }

  private static ToolAnswer list(Map<String, Question> models) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("models");
      for (Map.Entry<String, Question> model : models.entrySet()) {
        json.writeStartObject();
        json.writeStringField("model_id", model.getKey());
        json.writeStringField("task_type", model.getValue().taskType());
        for (String unsaid : List.of("batch_size", "input_height", "input_width")) {
          json.writeNullField(unsaid);
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return ToolAnswer.json(200, text.toString());
  }

  private static String name(Entry entry) {
    return entry.id().name() + "/" + entry.id().version();
  }

  private static DraftingException unknown(ModelDirectory models, String id) {
    return new DraftingException(
        ErrorCode.UNKNOWN_MODEL,
        "there is no model '"
            + id
            + "' for pictures; there are: "
            + String.join(", ", known(models).keySet()));
  }
}
