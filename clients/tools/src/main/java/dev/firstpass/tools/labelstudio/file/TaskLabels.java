package dev.firstpass.tools.labelstudio.file;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.item.ItemFacts;
import dev.firstpass.core.item.ItemFacts.AudioFacts;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.Label;
import dev.firstpass.tools.labelfile.CollectionBuilder;
import dev.firstpass.tools.labelfile.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the labels of tasks: those of people from annotations that were not cancelled, then those
 * of models. Confined to one collection.
 */
final class TaskLabels {
  private static final String RESULT = "result";

  private final MediaKind media;
  private final TaskOptions options;
  private final Settings settings;
  private final CollectionBuilder builder;

  TaskLabels(MediaKind media, TaskOptions options, Settings settings, CollectionBuilder builder) {
    this.media = media;
    this.options = options;
    this.settings = settings;
    this.builder = builder;
  }

  /** The results of one annotation or prediction. */
  private record Given(LabelOrigin origin, List<Fields> results) {}

  /** Reads a task; what is wrong with it becomes a problem. */
  void read(String file, Fields task) {
    builder.attempt(
        file + " " + task.place(),
        () -> {
          List<Given> given = given(task);
          List<String> addresses = addresses(task.fields("data"));
          for (int index = 0; index < addresses.size(); index++) {
            int page = addresses.size() == 1 ? -1 : index;
            read(file, task, addresses.get(index), page, given);
          }
        });
  }

  private void read(String file, Fields task, String address, int page, List<Given> given)
      throws IOException {
    List<Given> own = given.stream().map(one -> ofPage(one, page)).toList();
    ItemFacts item = facts(task, TaskOptions.address(settings).path(address), own);
    List<Label> labels =
        item instanceof ImageFacts image
            ? pictures(image, file, own)
            : recordings((AudioFacts) item, file, own);
    builder.add(new ItemLabels(item, model(task), labels, Map.of()));
  }

  private List<Label> pictures(ImageFacts image, String file, List<Given> given) {
    var reading = new PictureLabels(image, file, builder);
    given.forEach(one -> reading.read(RegionResults.group(one.results()), one.origin()));
    return reading.labels();
  }

  private List<Label> recordings(AudioFacts recording, String file, List<Given> given) {
    var reading = new RecordingLabelsReader(recording, file, builder);
    given.forEach(one -> reading.read(RegionResults.group(one.results()), one.origin()));
    return reading.labels();
  }

  /** A region of a prediction that a person took over is read once, as the person left it. */
  private List<Given> given(Fields task) throws IOException {
    List<Given> given = new ArrayList<>();
    Set<String> drawn = new HashSet<>();
    if (TaskOptions.reads(TaskOptions.ANNOTATIONS, settings)) {
      for (Fields annotation : task.list(TaskOptions.ANNOTATIONS)) {
        if (!annotation.flag("was_cancelled")) {
          List<Fields> results = annotation.list(RESULT);
          results.forEach(result -> result.optionalText("id").ifPresent(drawn::add));
          given.add(new Given(new LabelOrigin(false, Optional.empty()), results));
        }
      }
    }
    if (TaskOptions.reads(TaskOptions.PREDICTIONS, settings)) {
      for (Fields prediction : predictions(task)) {
        List<Fields> left =
            prediction.list(RESULT).stream()
                .filter(result -> !drawn.contains(result.optionalText("id").orElse("")))
                .toList();
        given.add(new Given(new LabelOrigin(true, score(prediction)), left));
      }
    }
    return given;
  }

  /** Other programs give predictions scores of any size. */
  private static Optional<Double> score(Fields prediction) {
    return prediction.optionalNumber("score").filter(score -> score >= 0 && score <= 1);
  }

  /** An export may name predictions by their numbers only. */
  private static List<Fields> predictions(Fields task) throws IOException {
    boolean numbers =
        task.values(TaskOptions.PREDICTIONS).stream().allMatch(Number.class::isInstance);
    return numbers ? List.of() : task.list(TaskOptions.PREDICTIONS);
  }

  private static Given ofPage(Given given, int page) {
    return page < 0
        ? given
        : new Given(
            given.origin(),
            given.results().stream()
                .filter(result -> result.optionalNumber("item_index").orElse(0.0) == page)
                .toList());
  }

  private List<String> addresses(Fields data) throws IOException {
    String field = data.has(options.field(settings)) ? options.field(settings) : "$undefined$";
    List<String> addresses = RegionResults.texts(data, field);
    if (addresses.isEmpty()) {
      throw new IOException(
          "the data has no field '"
              + options.field(settings)
              + "'; it has: "
              + String.join(", ", data.values().keySet().stream().map(String::valueOf).toList())
              + " (option field)");
    }
    return addresses;
  }

  private ItemFacts facts(Fields task, String path, List<Given> given) throws IOException {
    if (media == MediaKind.IMAGE) {
      Optional<Double> width = fact("original_width", "width", task, given);
      Optional<Double> height = fact("original_height", "height", task, given);
      return width.isPresent() && height.isPresent()
          ? builder.image(path, width.get(), height.get())
          : builder.image(path);
    }
    double seconds = fact("original_length", "seconds", task, given).orElse(lastEnd(given));
    return builder.recording(path, seconds);
  }

  /** A number that results or the task tell of the media. */
  private static Optional<Double> fact(
      String ofResult, String ofTask, Fields task, List<Given> given) {
    return given.stream()
        .flatMap(one -> one.results().stream())
        .flatMap(result -> result.optionalNumber(ofResult).stream())
        .filter(number -> number > 0)
        .findFirst()
        .or(
            () ->
                task.values().get("meta") instanceof Map<?, ?> meta
                    ? new Fields(meta, "meta").optionalNumber(ofTask)
                    : Optional.empty());
  }

  private static double lastEnd(List<Given> given) {
    return given.stream()
        .flatMap(one -> one.results().stream())
        .filter(result -> result.values().get("value") instanceof Map<?, ?>)
        .mapToDouble(
            result ->
                new Fields((Map<?, ?>) result.values().get("value"), "")
                    .optionalNumber("end")
                    .orElse(0.0))
        .max()
        .orElse(0);
  }

  /** The model of the first prediction, where its version is one of ours. */
  private static Optional<ModelId> model(Fields task) throws IOException {
    for (Fields prediction : predictions(task)) {
      String[] parts = prediction.optionalText("model_version").orElse("").split("[:@]", 3);
      if (parts.length >= 2) {
        try {
          return Optional.of(new ModelId(parts[0], parts[1]));
        } catch (DraftingException e) {
          // Another program's version is no name and version of a model here.
        }
      }
    }
    return Optional.empty();
  }
}
