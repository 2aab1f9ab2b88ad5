package dev.firstpass.server.http;

import dev.firstpass.core.model.ModelCard;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.Settings;
import dev.firstpass.inference.registry.LoadedModel;
import dev.firstpass.inference.registry.ModelHandle;
import dev.firstpass.inference.registry.ModelHandle.Lease;
import dev.firstpass.inference.registry.ModelRegistry;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v1/models} and {@code GET /v1/models/{name}}: what is there. Thread-safe. */
public final class ModelsHandler {
  private final ModelRegistry registry;

  /**
   * @param registry what is loaded
   */
  public ModelsHandler(ModelRegistry registry) {
    this.registry = registry;
  }

  void list(Context context) throws IOException {
    List<Object> models = new ArrayList<>();
    List<Object> data = new ArrayList<>();
    for (ModelHandle handle : registry.handles()) {
      models.add(summary(handle));
      data.add(entry(handle));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("models", models);
    answer.put("object", "list");
    answer.put("data", data);
    JsonBody.answer(context, answer);
  }

  /** The same model for clients of the OpenAI API, which asks for the same path. */
  private static Map<String, Object> entry(ModelHandle handle) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", handle.id().name());
    entry.put("object", "model");
    // Models have no date; the field must be there.
    entry.put("created", 0);
    entry.put("owned_by", "firstpass");
    return entry;
  }

  void show(Context context) throws IOException {
    ModelHandle handle = registry.handle(ModelRef.active(context.pathParam("name")));
    Map<String, Object> model = summary(handle);
    model.put("versions", versions(handle));
    Optional<Lease> lease = handle.tryAcquire();
    if (lease.isPresent()) {
      try (Lease held = lease.get()) {
        details(held.model(), model);
      }
    }
    JsonBody.answer(context, model);
  }

  private static Map<String, Object> summary(ModelHandle handle) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", handle.id().name());
    model.put("version", handle.id().version());
    model.put("state", handle.state().name().toLowerCase(Locale.ROOT));
    if (!handle.problem().isEmpty()) {
      model.put("problem", handle.problem());
    }
    Optional<Lease> lease = handle.tryAcquire();
    if (lease.isPresent()) {
      try (Lease held = lease.get()) {
        model.put("family", held.model().spec().family());
        model.put("task", held.model().spec().task().wireName());
        model.put("device", held.model().device().toString());
      }
    }
    return model;
  }

  private List<String> versions(ModelHandle handle) {
    return registry.repository().list().stream()
        .filter(id -> id.name().equals(handle.id().name()))
        .map(id -> id.version())
        .toList();
  }

  private static void details(LoadedModel loaded, Map<String, Object> model) {
    model.put("input", loaded.spec().input().kind().wireName());
    model.put("labels", loaded.spec().labels().names());
    model.put("parameters", parameters(loaded.settings()));
    model.put("sha256", loaded.spec().sha256());
    model.put("card", card(loaded.spec().card()));
  }

  private static List<Object> parameters(Settings settings) {
    List<Object> parameters = new ArrayList<>();
    for (Parameter<?> parameter : settings.parameters().values()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", parameter.name());
      entry.put("type", parameter.type().jsonType());
      entry.put("range", parameter.type().range());
      entry.put("default", settings.get(parameter));
      entry.put("description", parameter.description());
      parameters.add(entry);
    }
    return parameters;
  }

  private static Map<String, Object> card(ModelCard card) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("description", card.description());
    entry.put("licence", card.licence());
    entry.put("source", card.source());
    entry.put("metrics", card.metrics());
    return entry;
  }
}
