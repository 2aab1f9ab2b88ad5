package dev.firstpass.tools.xanylabeling;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ModelDirectory.Entry;
import dev.firstpass.core.tool.ModelDirectory.Facts;
import dev.firstpass.core.tool.ToolAnswer;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/**
 * Tells the models that label pictures and are ready, with the controls that the tool shows for
 * each. A model that cannot be used is left out rather than spoiling the list.
 */
final class ModelList {
  private ModelList() {}

  /** Returns the models that the tool can use. */
  static List<Entry> of(ModelDirectory models) {
    return models.models().stream()
        .filter(
            entry -> entry.facts().filter(facts -> facts.media() == MediaKind.IMAGE).isPresent())
        .toList();
  }

  /**
   * Returns what is known of a model.
   *
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_MODEL} or {@link
   *     ErrorCode#MODEL_NOT_READY} when the tool cannot use it
   */
  static Facts facts(ModelDirectory models, String name) {
    Entry entry = models.find(name).orElseThrow(() -> unknown(models, name));
    Facts facts =
        entry
            .facts()
            .orElseThrow(
                () ->
                    new DraftingException(
                        ErrorCode.MODEL_NOT_READY,
                        "model " + entry.id() + " is " + entry.state() + ": " + entry.problem()));
    if (facts.media() != MediaKind.IMAGE) {
      throw unknown(models, name);
    }
    return facts;
  }

  /** Returns the list, by name. */
  static ToolAnswer answer(ModelDirectory models) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      json.writeStartObject();
      json.writeBooleanField("success", true);
      json.writeObjectFieldStart("data");
      for (Entry entry : of(models)) {
        json.writeObjectFieldStart(entry.id().name());
        write(entry.id().name(), entry.facts().orElseThrow(), json);
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return ToolAnswer.json(200, text.toString());
  }

  /**
   * Returns one model.
   *
   * @throws DraftingException as {@link #facts} does
   */
  static ToolAnswer answer(ModelDirectory models, String name) throws IOException {
    Facts facts = facts(models, name);
    StringWriter text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      json.writeStartObject();
      json.writeBooleanField("success", true);
      json.writeObjectFieldStart("data");
      json.writeStringField("model_id", name);
      write(name, facts, json);
      json.writeEndObject();
      json.writeEndObject();
    }
    return ToolAnswer.json(200, text.toString());
  }

  private static void write(String name, Facts facts, JsonGenerator json) throws IOException {
    json.writeStringField("display_name", name);
    json.writeArrayFieldStart("widgets");
    for (Widget widget : Widget.of(facts)) {
      widget.write(json);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("params");
    json.writeEndObject();
    if (Marks.wantedBy(facts)) {
      // Nobody shows the objects of a whole folder.
      json.writeNullField("batch_processing_mode");
    } else {
      json.writeStringField("batch_processing_mode", "default");
    }
    json.writeArrayFieldStart("classes");
    for (String label : facts.labels().names()) {
      json.writeString(label);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("filter_classes");
    json.writeEndArray();
  }

  private static DraftingException unknown(ModelDirectory models, String name) {
    return new DraftingException(
        ErrorCode.UNKNOWN_MODEL,
        "there is no model '"
            + name
            + "' for pictures; there are: "
            + String.join(", ", of(models).stream().map(entry -> entry.id().name()).toList()));
  }
}
