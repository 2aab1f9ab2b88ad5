package dev.firstpass.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.cli.evaluate.CocoEvaluation;
import dev.firstpass.cli.evaluate.DetectionDataset;
import dev.firstpass.cli.evaluate.DetectionDataset.DatasetImage;
import dev.firstpass.cli.evaluate.DraftDetections;
import dev.firstpass.cli.evaluate.EvaluationReport;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.registry.ModelHandle;
import dev.firstpass.inference.registry.ModelHandle.Lease;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firstpass evaluate}: how good a model is on labelled pictures, by COCO's measures. */
@Command(
    name = "evaluate",
    description = "Measure a detector on labelled pictures: COCO's AP and AR.",
    footer = {
      "",
      "The folder holds a COCO instances JSON with its pictures (beside it or in images/), or a",
      "Pascal VOC set. Settings are those with which the family's reference is evaluated; --set changes them."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Folder of labelled pictures")
  private Path data = Path.of("");

  @Option(names = "--model", description = "Which model. Default: the only one there is")
  private @Nullable String model;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting of the model: --set threshold=0.3")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--map",
      paramLabel = "OLD=NEW,...",
      description = "What the data call the model's labels: --map automobile=car")
  private @Nullable String map;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    DetectionDataset dataset = DetectionDataset.read(data);
    try (Engine engine = engineOptions.open()) {
      ModelHandle handle = ChosenModel.load(engine, model);
      DraftDetections detections = new DraftDetections(dataset);
      int failed = draft(engine, handle, dataset, detections);
      EvaluationReport report = CocoEvaluation.evaluate(dataset, detections.detections());
      warn(dataset, detections);
      print(handle, dataset, report);
      return failed == 0 ? ExitCodes.OK : ExitCodes.SOME_FAILED;
    }
  }

  private int draft(
      Engine engine, ModelHandle handle, DetectionDataset dataset, DraftDetections detections)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Map<String, DatasetImage> images = new LinkedHashMap<>();
    dataset.images().forEach(image -> images.put(image.name(), image));
    List<Pictures.Picture> pictures =
        images.values().stream()
            .map(image -> new Pictures.Picture(image.name(), image.file()))
            .toList();
    int[] failed = {0};
    new BatchRun(engine, handle, parameters(handle), labelMap())
        .draft(
            pictures,
            "Evaluating",
            (picture, bytes, result) -> {
              if (result instanceof Failed failure) {
                failed[0]++;
                err.println("firstpass: " + failure.itemId() + ": " + failure.detail());
              } else {
                detections.add(
                    Objects.requireNonNull(images.get(picture.id())), ((Drafted) result).draft());
              }
            });
    return failed[0];
  }

  /** The reference's settings for evaluation, changed by what the user said. */
  private Map<String, Object> parameters(ModelHandle handle) {
    try (Lease lease = handle.acquire()) {
      return lease.model().evaluationSettings().with(settings).values();
    }
  }

  private LabelMap labelMap() {
    return map == null ? LabelMap.IDENTITY : new LabelMap(ParameterType.namesByName().read(map));
  }

  private void warn(DetectionDataset dataset, DraftDetections detections) {
    PrintWriter err = spec.commandLine().getErr();
    if (!detections.unknownLabels().isEmpty()) {
      err.println(
          "firstpass: left out: the data have no category for "
              + detections.unknownLabels()
              + "; name it with --map");
    }
    detections
        .imagesOfOtherSize()
        .forEach(
            image ->
                err.println(
                    "firstpass: "
                        + image.name()
                        + " is not "
                        + image.width()
                        + "x"
                        + image.height()
                        + " as the data say; its boxes may not fit"));
    if (dataset.degenerateBoxes() > 0) {
      err.println("firstpass: the data hold " + dataset.degenerateBoxes() + " boxes without area");
    }
  }

  private void print(ModelHandle handle, DetectionDataset dataset, EvaluationReport report)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonGenerator generator = PlainJson.factory().createGenerator(out);
      report.toJson(generator.useDefaultPrettyPrinter());
      generator.flush();
      out.println();
    } else {
      out.println(handle.id() + " on " + dataset.images().size() + " pictures of " + data);
      out.println(report.toText());
    }
    out.flush();
  }
}
