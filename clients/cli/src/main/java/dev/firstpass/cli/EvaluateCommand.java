package dev.firstpass.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.firstpass.cli.evaluate.Evaluation;
import dev.firstpass.cli.evaluate.LabelledItem;
import dev.firstpass.cli.evaluate.Report;
import dev.firstpass.cli.evaluate.SpeechScoring;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.core.model.ModelSpec;
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
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firstpass evaluate}: how good a model is on labelled pictures or recordings. */
@Command(
    name = "evaluate",
    description = "Measure a model on labelled pictures or recordings, as its task is measured.",
    footer = {
      "",
      "Detectors: COCO's AP and AR; the folder holds a COCO instances JSON with its pictures"
          + " (beside it",
      "or in images/), or a Pascal VOC set. Text detectors: precision, recall and F1 at IoU 0.5;"
          + " box/NAME.csv",
      "(x1,y1,..,x4,y4,text) beside img/NAME.jpg, as SROIE has it. Classifiers: top-1 and top-5;"
          + " folders that",
      "are called as their labels, or a labels.csv with lines file,label; recordings likewise.",
      "",
      "Speech recognition: word and character error rates, counted as sclite does; recordings with"
          + " *.trans.txt,",
      "Kaldi's text and wav.scp, *.trn, a NeMo manifest (*.jsonl), *.stm, or NAME.txt beside"
          + " NAME.wav. Voice",
      "activity: precision, recall, F1 and accuracy of frames of 10 ms, detection error rate;"
          + " speaker",
      "diarisation: diarisation error rate, as pyannote.metrics has them; recordings with *.rttm,"
          + " *.stm or",
      "NAME.TextGrid, and *.uem for what is scored.",
      "",
      "Settings are those with which the family's reference is evaluated; --set changes them."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Folder of labelled pictures or recordings")
  private Path data = Path.of("");

  @Option(
      names = "--split",
      paramLabel = "NAME",
      description = "Only the list ImageSets/Main/NAME.txt of a Pascal VOC folder: test")
  private @Nullable String split;

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

  @Option(
      names = "--normaliser",
      paramLabel = "NAME",
      description =
          "How texts are made alike before words are counted: none, basic or english (Whisper's),"
              + " or chinese. Default: basic")
  private String normaliser = SpeechScoring.DEFAULT.normaliser();

  @Option(
      names = "--collar",
      paramLabel = "SECONDS",
      description =
          "For times of speech and speakers, a second score leaves out so much to either side of"
              + " each labelled boundary. Default: 0.25")
  private double collar = SpeechScoring.DEFAULT.collarSeconds();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (Engine engine = engineOptions.open()) {
      ModelHandle handle = ChosenModel.load(engine, model);
      Evaluation evaluation = evaluation(handle);
      int failed = draft(engine, handle, evaluation);
      PrintWriter err = spec.commandLine().getErr();
      evaluation.warnings().forEach(warning -> err.println("firstpass: " + warning));
      print(handle, evaluation);
      return failed == 0 ? ExitCodes.OK : ExitCodes.SOME_FAILED;
    }
  }

  private Evaluation evaluation(ModelHandle handle) {
    try (Lease lease = handle.acquire()) {
      ModelSpec model = lease.model().spec();
      return Evaluation.of(
          model.task(),
          labelMap().apply(model.labels()),
          data,
          Optional.ofNullable(split),
          new SpeechScoring(normaliser, collar));
    }
  }

  private int draft(Engine engine, ModelHandle handle, Evaluation evaluation) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Map<String, LabelledItem> labelled = new LinkedHashMap<>();
    evaluation.items().forEach(item -> labelled.put(item.name(), item));
    List<MediaFiles.MediaFile> files =
        labelled.values().stream()
            .map(item -> new MediaFiles.MediaFile(item.name(), item.file()))
            .toList();
    int[] failed = {0};
    new BatchRun(engine, handle, parameters(handle), labelMap())
        .draft(
            files,
            "Evaluating",
            (picture, bytes, result) -> {
              if (result instanceof Failed failure) {
                failed[0]++;
                err.println("firstpass: " + failure.itemId() + ": " + failure.detail());
              } else {
                evaluation.add(
                    Objects.requireNonNull(labelled.get(picture.id())), ((Drafted) result).draft());
              }
            });
    return failed[0];
  }

  /** The reference's settings for evaluation, changed by what the user said. */
  private Map<String, Object> parameters(ModelHandle handle) {
    try (Lease lease = handle.acquire()) {
      return lease.model().evaluationSettings(settings).values();
    }
  }

  private LabelMap labelMap() {
    return map == null ? LabelMap.IDENTITY : new LabelMap(ParameterType.namesByName().read(map));
  }

  private void print(ModelHandle handle, Evaluation evaluation) throws IOException {
    Report report = evaluation.report();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonGenerator generator = PlainJson.factory().createGenerator(out);
      report.toJson(generator.useDefaultPrettyPrinter());
      generator.flush();
      out.println();
    } else {
      out.println(handle.id() + " on " + evaluation.items().size() + " items of " + data);
      out.println(report.toText());
    }
    out.flush();
  }
}
