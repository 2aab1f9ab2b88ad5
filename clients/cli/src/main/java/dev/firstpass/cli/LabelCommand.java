package dev.firstpass.cli;

import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.draft.DraftResult.Drafted;
import dev.firstpass.core.draft.DraftResult.Failed;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.registry.ModelHandle;
import dev.firstpass.inference.registry.ModelHandle.Lease;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firstpass label}: drafts items in this process and writes label files. */
@Command(
    name = "label",
    description = "Draft labels of pictures or recordings and write them as label files.",
    footer = {
      "",
      "Without --output, the drafts are printed as JSON, one a line.",
      "An item that cannot be read is named and left out; the others go on (exit code 4)."
    })
final class LabelCommand implements Callable<Integer> {
  private static final Parameter<Map<String, String>> MAP =
      Parameter.of("map", ParameterType.namesByName(), Map.of(), "New names for labels");

  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description = "Pictures or recordings, as the model takes, or folders of them")
  private List<Path> sources = List.of();

  @Option(names = "--model", description = "Which model. Default: the only one there is")
  private @Nullable String model;

  @Option(names = "--threshold", description = "Lowest score. Default: the model's own")
  private @Nullable Double threshold;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Any other setting of the model: --set iou=0.5 --set labels=dog,cat")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--map",
      paramLabel = "OLD=NEW,...",
      description = "New names for labels: dog=animal,cat=animal")
  private @Nullable String map;

  @Option(
      names = "--format",
      defaultValue = "json",
      description = {
        "json, or a label file format of docs/formats.md: coco, yolo, srt, textgrid, ...",
        "Default: ${DEFAULT-VALUE}"
      })
  private String format = "json";

  @Option(
      names = "--format-set",
      paramLabel = "NAME=VALUE",
      description = "A setting of the format (docs/formats.md): --format-set task=segment")
  private Map<String, String> formatSettings = new LinkedHashMap<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where files go. Default: drafts, when there are files to write")
  private @Nullable Path output;

  @Option(names = "--draw", description = "Also write copies of the pictures with the drafts drawn")
  private boolean draw;

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    DraftOutput drafts =
        DraftOutput.of(format, formatSettings, output, draw, spec.commandLine().getOut());
    try (Engine engine = engineOptions.open()) {
      ModelHandle handle = ChosenModel.load(engine, model);
      drafts.check(media(handle));
      List<MediaFiles.MediaFile> files = MediaFiles.find(sources, media(handle));
      LabelMap labelMap = labelMap();
      int failed = label(engine, handle, files, drafts, labelMap);
      drafts
          .finish(labels(handle, labelMap))
          .forEach(loss -> spec.commandLine().getErr().println("Not in the files: " + loss));
      return failed == 0 ? ExitCodes.OK : ExitCodes.SOME_FAILED;
    }
  }

  private int label(
      Engine engine,
      ModelHandle handle,
      List<MediaFiles.MediaFile> files,
      DraftOutput drafts,
      LabelMap labelMap)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    BatchRun run = new BatchRun(engine, handle, parameters(), labelMap);
    List<Failed> failures = new ArrayList<>();
    run.draft(
        files,
        "Labelling",
        (file, content, result) -> {
          if (result instanceof Failed failure) {
            failures.add(failure);
          } else {
            Draft draft = ((Drafted) result).draft();
            drafts.add(engine, content, draft);
          }
        });
    failures.forEach(
        failure ->
            err.println(
                "firstpass: "
                    + failure.itemId()
                    + ": "
                    + failure.detail()
                    + " ["
                    + failure.code().code()
                    + "]"));
    err.println(
        "Drafted "
            + (files.size() - failures.size())
            + " of "
            + files.size()
            + " items with "
            + handle.id()
            + drafts.place());
    return failures.size();
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>(settings);
    if (threshold != null) {
      parameters.put("threshold", threshold);
    }
    return parameters;
  }

  private LabelMap labelMap() {
    return map == null ? LabelMap.IDENTITY : new LabelMap(MAP.read(map));
  }

  private static MediaKind media(ModelHandle handle) {
    try (Lease lease = handle.acquire()) {
      return lease.model().spec().input().kind();
    }
  }

  private static LabelSet labels(ModelHandle handle, LabelMap labelMap) {
    try (Lease lease = handle.acquire()) {
      return labelMap.apply(lease.model().spec().labels());
    }
  }
}
