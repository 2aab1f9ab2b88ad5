package dev.firstpass.cli;

import dev.firstpass.core.family.ModelFamily;
import dev.firstpass.core.item.MediaKind;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.ModelTask;
import dev.firstpass.core.model.Parameter;
import dev.firstpass.inference.Engine;
import dev.firstpass.inference.registry.ModelHandle;
import dev.firstpass.inference.registry.ModelInstaller;
import dev.firstpass.inference.registry.ModelInstaller.Installed;
import dev.firstpass.inference.registry.ModelParameters;
import dev.firstpass.inference.repository.Families;
import dev.firstpass.inference.repository.ModelRepository;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firstpass models}: what is in the repository, and what goes into it. */
@Command(
    name = "models",
    description = "List, inspect, pull, add and verify models.",
    subcommands = {CatalogueCommand.class, PullCommand.class})
final class ModelsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do with the models.");
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Command(name = "list", description = "List the models of the repository.")
  int list(
      @Mixin RepositoryOption repository,
      @Option(names = "--json", description = "Print JSON.") boolean json)
      throws IOException {
    ModelRepository models = new ModelRepository(repository.used());
    List<ModelId> active = models.active();
    List<Object> rows = new ArrayList<>();
    for (ModelId id : models.list()) {
      ModelSpec model = models.spec(id);
      rows.add(
          Map.of(
              "name", id.name(),
              "version", id.version(),
              "active", active.contains(id),
              "family", model.family(),
              "task", model.task().wireName(),
              "labels", model.labels().size(),
              "settings", settings(model.family(), model.task(), model.input().kind())));
      if (!json) {
        out()
            .printf(
                Locale.ROOT,
                "%-32s %-8s %-16s %-16s %d labels%n",
                id,
                active.contains(id) ? "active" : "",
                model.family(),
                model.task().wireName(),
                model.labels().size());
      }
    }
    if (json) {
      Printed.json(out(), rows);
    } else if (rows.isEmpty()) {
      out()
          .println(
              "No models in "
                  + repository.models()
                  + "; bring one with 'firstpass models pull NAME' or 'firstpass models add FILE.onnx'");
    }
    return ExitCodes.OK;
  }

  /** The names of what requests can change; none when the family is not on the class path. */
  static List<String> settings(String name, ModelTask task, MediaKind kind) {
    return Families.onClassPath().all().stream()
        .filter(family -> family.name().equals(name))
        .flatMap(family -> ModelParameters.of(family, task, kind).stream())
        .map(Parameter::name)
        .toList();
  }

  @Command(name = "families", description = "List the model families that are understood.")
  int families() {
    for (ModelFamily family : Families.onClassPath().all()) {
      out().printf(Locale.ROOT, "%-16s %s%n", family.name(), family.description());
    }
    return ExitCodes.OK;
  }

  @Command(
      name = "inspect",
      description = "Show what ONNX files are, without running or adding them.")
  int inspect(
      @Parameters(
              paramLabel = "FILE.onnx|DIR",
              arity = "1..*",
              description = "The files of one model, or a folder with all of them")
          List<Path> files)
      throws IOException {
    Inspection inspection = Inspection.of(files, Families.onClassPath());
    inspection.lines().forEach(out()::println);
    return inspection.isSure() ? ExitCodes.OK : ExitCodes.REFUSED;
  }

  @Command(
      name = "add",
      description = "Inspect ONNX files, write their model.yaml and add them to the repository.")
  int add(
      @Parameters(
              paramLabel = "FILE.onnx|DIR",
              arity = "1..*",
              description =
                  "The files of one model, or a folder with all of them; vocabularies and"
                      + " configurations are looked for beside the first")
          List<Path> files,
      @Option(names = "--name", description = "Name of the model. Default: that of the file")
          @Nullable String name,
      @Option(names = "--version", description = "Version. Default: the next free number")
          @Nullable String version,
      @Option(names = "--family", description = "Family, when several recognise the graph")
          @Nullable String family,
      @Option(
              names = "--labels",
              paramLabel = "FILE|SET",
              description =
                  "File with one label a line, config.json of Hugging Face, or a standard set:"
                      + " coco80, coco91, voc20, voc21, imagenet1000, imagenet1001, dota15, widerface")
          @Nullable Path labels,
      @Option(
              names = "--golden",
              paramLabel = "IMAGE",
              arity = "1..*",
              description = "Pictures that the model must from now on draft as it does now")
          @Nullable List<Path> golden,
      @Mixin EngineOptions options)
      throws IOException {
    try (Engine engine = options.openToAdd()) {
      Installed installed =
          engine
              .installer()
              .install(
                  new ModelInstaller.Request(
                      files,
                      Optional.ofNullable(name),
                      Optional.ofNullable(version),
                      Optional.ofNullable(family),
                      Optional.ofNullable(labels),
                      golden == null ? List.of() : golden));
      ModelSpec model = installed.spec();
      out().println("Added " + model.id() + ": " + model.family() + ", " + installed.variant());
      installed.assumptions().forEach(line -> out().println("  assumed: " + line));
      out()
          .println(
              "  "
                  + options
                      .models()
                      .resolve(model.id().name())
                      .resolve(model.id().version())
                      .resolve("model.yaml"));
      return ExitCodes.OK;
    }
  }

  @Command(
      name = "verify",
      description = "Check files, graph and golden items of models as a start of the server would.")
  int verify(
      @Parameters(
              paramLabel = "NAME[:VERSION]",
              arity = "0..*",
              description = "Models to check. Default: all")
          @Nullable List<String> names,
      @Mixin EngineOptions options) {
    try (Engine engine = options.open()) {
      ModelRepository repository = engine.registry().repository();
      List<ModelId> models =
          names == null
              ? repository.list()
              : names.stream().map(ModelRef::parse).map(repository::resolve).toList();
      boolean sound = true;
      for (ModelId id : models) {
        ModelHandle handle = engine.registry().load(id);
        boolean ready = handle.state() == ModelHandle.State.READY;
        out().println(id + (ready ? ": ok" : ": " + handle.problem()));
        sound &= ready;
      }
      return sound ? ExitCodes.OK : ExitCodes.REFUSED;
    }
  }
}
