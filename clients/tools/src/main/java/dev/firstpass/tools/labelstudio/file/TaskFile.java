package dev.firstpass.tools.labelstudio.file;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.core.item.ItemFacts.ImageFacts;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.json.DraftJson;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.tool.Label;
import dev.firstpass.core.tool.LabelFormat.LabelFiles;
import dev.firstpass.core.tool.LabelWriting;
import dev.firstpass.tools.labelfile.ImageLabels;
import dev.firstpass.tools.labelfile.ItemPath;
import dev.firstpass.tools.labelfile.RecordingLabels;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a list of tasks, one on a line. Confined to one file. */
final class TaskFile {
  private static final String TASKS = "tasks.json";

  /** The name of the labelling configuration beside the tasks. */
  static final String CONFIG = "label_config.xml";

  private final MediaKind media;
  private final String field;
  private final LabelWriting writing;
  private final UsedControls used = new UsedControls();
  private final List<String> tasks = new ArrayList<>();

  /**
   * @param media what is labelled
   * @param field of a task's data that says where the media is
   */
  TaskFile(MediaKind media, String field, LabelWriting writing) {
    this.media = media;
    this.field = field;
    this.writing = writing;
  }

  /** What of one item is written. */
  private record Content(
      ItemPath path,
      Optional<ModelId> model,
      List<Label> tags,
      Map<String, Object> facts,
      Map<String, Object> common,
      List<Label> labels,
      LabelWriter writer) {}

  /** Writes the label at a place in the item's list. */
  @FunctionalInterface
  private interface LabelWriter {
    void write(int index, String id, ResultList results);
  }

  /** Adds the labels of a picture. */
  void add(ImageLabels labels) throws IOException {
    ImageFacts image = labels.image();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("width", image.width());
    facts.put("height", image.height());
    var task = new PictureTask(image, writing);
    add(
        new Content(
            labels.path(),
            labels.model(),
            labels.tags(),
            facts,
            PictureTask.common(image),
            labels.regions().stream().map(ImageLabels.DrawnRegion::label).toList(),
            (index, id, results) -> task.write(id, labels.regions().get(index), results)));
  }

  /** Adds the labels of a recording. */
  void add(RecordingLabels labels) throws IOException {
    var task = new RecordingTask(writing);
    Map<String, Object> common = RecordingTask.common(labels);
    add(
        new Content(
            labels.path(),
            labels.model(),
            labels.tags(),
            Map.of("seconds", common.values().iterator().next()),
            common,
            labels.segments().stream().map(segment -> segment.held()).toList(),
            (index, id, results) -> task.write(id, labels.segments().get(index), results)));
  }

  /** Writes the file and beside it the labelling configuration that fits it. */
  void write(LabelFiles files, LabelSet labels) throws IOException {
    try (OutputStream out = files.create(TASKS)) {
      write(out);
    }
    try (OutputStream out = files.create(CONFIG)) {
      new ConfigDocument(media, field, labels, used).write(out);
    }
  }

  /** Writes the file and leaves {@code out} open. */
  void write(OutputStream out) throws IOException {
    String text = tasks.isEmpty() ? "[]\n" : "[\n" + String.join(",\n", tasks) + "\n]\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void add(Content content) throws IOException {
    Map<String, Object> task = new LinkedHashMap<>();
    String address = TaskOptions.address(writing.options()).of(content.path().toString());
    task.put("data", Map.of(field, address));
    task.put("meta", content.facts());
    ResultList drawn = results(content, false);
    if (!drawn.isEmpty()) {
      task.put("annotations", List.of(Map.of("result", drawn.results())));
    }
    ResultList scored = results(content, true);
    if (!scored.isEmpty() || content.model().isPresent()) {
      task.put("predictions", List.of(prediction(content, scored)));
    }
    var text = new StringWriter();
    try (JsonGenerator json = PlainJson.factory().createGenerator(text)) {
      DraftJson.writePlain(task, json);
    }
    tasks.add(text.toString());
  }

  /** Regions are numbered in the order of the file: those of annotations come first. */
  private ResultList results(Content content, boolean scored) {
    var results = new ResultList(media.wireName(), used, content.common());
    boolean several = TaskOptions.severalTags(writing.options());
    TagResult.write(content.tags(), scored, several, results, writing);
    List<Label> labels = content.labels();
    long number = scored ? labels.stream().filter(label -> !label.scored()).count() : 0;
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).scored() == scored) {
        content.writer().write(i, "label-" + number++, results);
      }
    }
    return results;
  }

  private static Map<String, Object> prediction(Content content, ResultList results) {
    Map<String, Object> prediction = new LinkedHashMap<>();
    content.model().ifPresent(model -> prediction.put("model_version", model.toString()));
    prediction.put("score", results.meanScore());
    prediction.put("result", results.results());
    return prediction;
  }
}
