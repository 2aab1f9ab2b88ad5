package dev.firstpass.cli;

import dev.firstpass.cli.labels.FolderSource;
import dev.firstpass.cli.labels.FolderTarget;
import dev.firstpass.cli.labels.Formats;
import dev.firstpass.cli.labels.LossText;
import dev.firstpass.cli.labels.NativeReader;
import dev.firstpass.core.draft.LabelMap;
import dev.firstpass.core.model.ParameterType;
import dev.firstpass.core.model.Settings;
import dev.firstpass.core.tool.DropReport;
import dev.firstpass.core.tool.ItemLabels;
import dev.firstpass.core.tool.LabelCollection;
import dev.firstpass.core.tool.LabelFormat;
import dev.firstpass.core.tool.LabelReader;
import dev.firstpass.core.tool.LabelWriting;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firstpass convert}: reads label files of one format and writes them in another. */
@Command(
    name = "convert",
    description = "Convert label files from one format to another.",
    footer = {
      "",
      "Formats are those of 'firstpass label'; docs/formats.md says what each holds. What the target",
      "cannot hold is left out or simplified, and counted. A label that cannot be read is named and",
      "left out; the others go on (exit code 4)."
    })
final class ConvertCommand implements Callable<Integer> {
  @Parameters(paramLabel = "IN", description = "A folder of label files, or one file")
  private Path labels = Path.of("");

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FORMAT",
      description = "What IN is; json for drafts of ours")
  private String from = "";

  @Option(names = "--to", required = true, paramLabel = "FORMAT", description = "What to write")
  private String to = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "converted",
      description = "Where files go. Default: ${DEFAULT-VALUE}")
  private Path output = Path.of("converted");

  @Option(
      names = "--media",
      paramLabel = "DIR",
      description = {
        "Where the pictures or recordings are, for formats that do not tell their size or length.",
        "Default: where the labels are"
      })
  private @Nullable Path media;

  @Option(
      names = "--map",
      paramLabel = "OLD=NEW,...",
      description = "New names for labels: dog=animal,cat=animal")
  private @Nullable String map;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting of the format that is written: --set task=segment")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--from-set",
      paramLabel = "NAME=VALUE",
      description = "A setting of the format that is read: --from-set one-based=true")
  private Map<String, String> readSettings = new LinkedHashMap<>();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    LabelFormat target = Formats.named(to);
    LabelWriting writing =
        new LabelWriting(Settings.prediction(target.options()).with(settings), new DropReport());
    LabelCollection read = read();
    read.items().stream().findFirst().ifPresent(item -> target.check(item.item().kind()));
    LabelCollection collection = renamed(read);
    target.write(collection, writing, new FolderTarget(output));
    tell(collection, writing.report());
    return collection.problems().isEmpty() ? ExitCodes.OK : ExitCodes.SOME_FAILED;
  }

  private LabelCollection read() throws IOException {
    LabelReader reader = from.equals(Formats.NATIVE) ? new NativeReader() : Formats.reader(from);
    Settings options =
        Settings.prediction(Formats.find(from).map(LabelFormat::options).orElse(List.of()))
            .with(readSettings);
    return reader.read(FolderSource.open(labels, Optional.ofNullable(media)), options);
  }

  private LabelCollection renamed(LabelCollection collection) {
    return map == null
        ? collection
        : collection.renamed(new LabelMap(ParameterType.namesByName().read(map)));
  }

  private void tell(LabelCollection collection, DropReport report) {
    PrintWriter err = spec.commandLine().getErr();
    collection.problems().forEach(problem -> err.println("firstpass: " + problem));
    LossText.of(report).forEach(line -> err.println("Not written as they were: " + line));
    long count = collection.items().stream().map(ItemLabels::labels).mapToLong(List::size).sum();
    err.println(
        "Converted "
            + count
            + " labels of "
            + collection.items().size()
            + " items from "
            + from
            + " to "
            + to
            + (collection.problems().isEmpty()
                ? ""
                : "; " + collection.problems().size() + " problems")
            + "; see "
            + output);
    err.flush();
  }
}
