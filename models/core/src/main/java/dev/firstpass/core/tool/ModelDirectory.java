package dev.firstpass.core.tool;

import dev.firstpass.core.family.GraphSignature;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelTask;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which models there are, as tools ask for it. Reading it never waits for a model. Thread-safe. */
public interface ModelDirectory {
  /** Returns the models, one for each name, in the order of names. */
  List<Entry> models();

  /** Returns the model of this name. */
  default Optional<Entry> find(String name) {
    return models().stream().filter(entry -> entry.id().name().equals(name)).findFirst();
  }

  /**
   * One model.
   *
   * @param id its name and active version
   * @param state what it is doing: {@code ready}, {@code loading}
   * @param problem why it is unavailable; empty otherwise
   * @param facts what is known of a model that is ready
   */
  record Entry(ModelId id, String state, String problem, Optional<Facts> facts) {
    public Entry {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(problem, "problem");
      Objects.requireNonNull(facts, "facts");
    }

    /** Returns whether it can draft. */
    public boolean ready() {
      return facts.isPresent();
    }
  }

  /**
   * What is known of a model that is ready.
   *
   * @param sha256 digest of its files, lower-case hexadecimal
   * @param family whose it is
   * @param task what it answers
   * @param media what it labels
   * @param labels its classes
   * @param parameters its settings
   * @param description for people; may be empty
   * @param pointNames the names of an object's points, in the order of its key points; empty for a
   *     model that gives none
   * @param graph the inputs and outputs of a model that has only one graph
   */
  record Facts(
      String sha256,
      String family,
      ModelTask task,
      MediaKind media,
      LabelSet labels,
      List<Setting> parameters,
      String description,
      List<String> pointNames,
      Optional<GraphSignature> graph) {
    public Facts {
      Objects.requireNonNull(sha256, "sha256");
      Objects.requireNonNull(family, "family");
      Objects.requireNonNull(task, "task");
      Objects.requireNonNull(media, "media");
      Objects.requireNonNull(labels, "labels");
      parameters = List.copyOf(parameters);
      Objects.requireNonNull(description, "description");
      pointNames = List.copyOf(pointNames);
      Objects.requireNonNull(graph, "graph");
    }

    /** Makes the facts of a model that gives no key points and of which no graph is told. */
    public Facts(
        String sha256,
        String family,
        ModelTask task,
        MediaKind media,
        LabelSet labels,
        List<Setting> parameters,
        String description) {
      this(
          sha256,
          family,
          task,
          media,
          labels,
          parameters,
          description,
          List.of(),
          Optional.empty());
    }

    /** Returns the setting of this name. */
    public Optional<Setting> parameter(String name) {
      return parameters.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }
  }

  /**
   * One setting of a model.
   *
   * @param name on the wire
   * @param jsonType {@code number}
   * @param range the allowed values, for people
   * @param defaultValue plain value in force when a request says nothing
   * @param description one sentence
   */
  record Setting(
      String name, String jsonType, String range, Object defaultValue, String description) {
    public Setting {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(defaultValue, "defaultValue");
    }
  }
}
