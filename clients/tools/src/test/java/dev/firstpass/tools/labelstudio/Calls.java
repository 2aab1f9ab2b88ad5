package dev.firstpass.tools.labelstudio;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.AskedItem.Referenced;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftResult;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.Provenance;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.tool.ModelDirectory;
import dev.firstpass.core.tool.ModelDirectory.Entry;
import dev.firstpass.core.tool.ModelDirectory.Setting;
import dev.firstpass.core.tool.ToolAdapter;
import dev.firstpass.core.tool.ToolAdapter.ToolCall;
import dev.firstpass.core.tool.ToolAnswer;
import dev.firstpass.core.tool.ToolDraft;
import dev.firstpass.core.tool.ToolDrafting;
import dev.firstpass.core.tool.ToolExchange;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What Label Studio sends to an adapter, and what models would find. */
final class Calls {
  static final int WIDTH = 200;
  static final int HEIGHT = 100;

  private final ToolAdapter adapter;
  private final ModelDirectory models;

  Calls(Entry... models) {
    this.adapter = new LabelStudioAdapter();
    this.models = () -> List.of(models);
  }

  /** A model that is ready. */
  static Entry model(String name, MediaKind media, String... settings) {
    List<Setting> all = new ArrayList<>();
    all.add(new Setting("threshold", "number", "a number", 0.25, "Lowest"));
    for (String setting : settings) {
      all.add(new Setting(setting, "string", "text", "", ""));
    }
    return new Entry(
        new ModelId(name, "1"),
        "ready",
        "",
        Optional.of(
            new ModelDirectory.Facts(
                "0123abcdef",
                "toy",
                ModelTask.DETECTION,
                media,
                new LabelSet(List.of("dog", "person")),
                all,
                "")));
  }

  /** A configuration of a picture with these controls. */
  static String picture(String controls) {
    return "<View><Image name='img' value='$image'/>" + controls + "</View>";
  }

  static Map<String, Object> task(Object id, String field, Object value) {
    return Map.of("id", id, "data", Map.of(field, value));
  }

  ToolExchange open(String path, Map<String, ?> body) throws IOException {
    return adapter.open(
        new ToolCall(
            "POST",
            path,
            Map.of(),
            Map.of(),
            "application/json",
            ByteBuffer.wrap(json(body).getBytes(StandardCharsets.UTF_8)),
            List.of()),
        models);
  }

  /** Returns the model version that {@code setup} tells. */
  String setup(String model, Map<String, ?> body) throws IOException {
    ToolAnswer answer = (ToolAnswer) open(model + "/setup", body);
    return String.valueOf(plain(answer.text()).get("model_version"));
  }

  ToolDrafting predict(String model, String config, List<?> tasks) throws IOException {
    return predict(model, config, tasks, Map.of());
  }

  ToolDrafting predict(String model, String config, List<?> tasks, Map<String, ?> more)
      throws IOException {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("tasks", tasks);
    body.put("label_config", config);
    body.putIfAbsent("project", "7.1700000000");
    return (ToolDrafting) open(model + "/predict", body);
  }

  /** Answers every item of every model with the same suggestions. */
  static ToolAnswer answered(ToolDrafting drafting, Suggestion... suggestions) throws IOException {
    List<List<DraftResult>> all = new ArrayList<>();
    for (ToolDraft draft : drafting.drafts()) {
      all.add(
          draft.items().stream()
              .<DraftResult>map(
                  item ->
                      item instanceof Referenced
                          ? drafted(image(item.id()), suggestions)
                          : new Failed(item.id(), ErrorCode.INVALID_REQUEST, "no data"))
              .toList());
    }
    return drafting.answer(all);
  }

  static ItemFacts image(String id) {
    return new ImageFacts(id, "00112233445566778899", WIDTH, HEIGHT);
  }

  static ItemFacts recording(String id) {
    return new AudioFacts(id, "99112233445566778899", 63.2);
  }

  static DraftResult drafted(ItemFacts facts, Suggestion... suggestions) {
    return new Drafted(
        new Draft(
            new Provenance(new ModelId("toy", "1"), "0123abcdef"),
            facts,
            Map.of(),
            List.of(suggestions)));
  }

  /** Returns the entries of an answer, one a task. */
  static List<Map<?, ?>> entries(ToolAnswer answer) throws IOException {
    List<Map<?, ?>> entries = new ArrayList<>();
    for (Object one : (List<?>) Objects.requireNonNull(plain(answer.text()).get("results"))) {
      entries.add((Map<?, ?>) one);
    }
    return entries;
  }

  /** Returns the regions of the first entry. */
  static List<Map<?, ?>> regions(ToolAnswer answer) throws IOException {
    List<Map<?, ?>> regions = new ArrayList<>();
    for (Object one : (List<?>) Objects.requireNonNull(entries(answer).get(0).get("result"))) {
      regions.add((Map<?, ?>) one);
    }
    return regions;
  }

  static Map<?, ?> value(Map<?, ?> region) {
    return (Map<?, ?>) Objects.requireNonNull(region.get("value"));
  }

  static double number(Map<?, ?> map, String name) {
    return ((Number) Objects.requireNonNull(map.get(name))).doubleValue();
  }

  static Map<?, ?> plain(String json) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(json)) {
      return (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
    }
  }

  private static String json(Map<String, ?> body) throws IOException {
    StringWriter text = new StringWriter();
    try (var json = PlainJson.factory().createGenerator(text)) {
      DraftJson.writePlain(body, json);
    }
    return text.toString();
  }
}
