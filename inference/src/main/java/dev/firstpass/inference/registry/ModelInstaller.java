package dev.firstpass.inference.registry;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.Recognition;
import dev.firstpass.core.model.LabelSet;
import dev.firstpass.core.model.ModelCard;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelSpec;
import dev.firstpass.core.model.StandardLabels;
import dev.firstpass.inference.repository.Checksums;
import dev.firstpass.inference.repository.GivenLabels;
import dev.firstpass.inference.repository.ModelCandidate;
import dev.firstpass.inference.repository.ModelInspector;
import dev.firstpass.inference.repository.ModelRepository;
import dev.firstpass.inference.repository.OnnxFile;
import dev.firstpass.inference.repository.SpecReader;
import dev.firstpass.inference.repository.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Adds files to a repository as a model: inspects them, writes the spec, proves that it loads, and
 * only then makes it visible, in one move. What is refused is left nowhere.
 */
public final class ModelInstaller {
  private final ModelRepository repository;
  private final ModelInspector inspector;
  private final ModelLoader loader;

  /**
   * @param repository where models go
   * @param inspector recognises graphs
   * @param loader proves that a model runs
   */
  public ModelInstaller(ModelRepository repository, ModelInspector inspector, ModelLoader loader) {
    this.repository = repository;
    this.inspector = inspector;
    this.loader = loader;
  }

  /**
   * What to add.
   *
   * @param files ONNX files and their documents, or one folder of them
   * @param name model name; by default made of the first file's
   * @param version version; by default the next free number
   * @param family the family, when several recognise the graph
   * @param labels as {@link GivenLabels} reads them, when the graph does not carry them
   * @param golden pictures that the model must draft from now on as it does now
   * @param card what people need to know; by default only what the family made of the graph
   */
  public record Request(
      List<Path> files,
      Optional<String> name,
      Optional<String> version,
      Optional<String> family,
      Optional<Path> labels,
      List<Path> golden,
      Optional<ModelCard> card) {
    /** Asks for a model of which nothing is known but its files. */
    public Request(
        List<Path> files,
        Optional<String> name,
        Optional<String> version,
        Optional<String> family,
        Optional<Path> labels,
        List<Path> golden) {
      this(files, name, version, family, labels, golden, Optional.empty());
    }
  }

  /**
   * What was added.
   *
   * @param spec as it was written
   * @param variant what the family made of the graph
   * @param assumptions what was assumed rather than read, for people to check
   */
  public record Installed(ModelSpec spec, String variant, List<String> assumptions) {}

  /**
   * Adds a model.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} or {@link
   *     ErrorCode#MODEL_MISMATCH} when the file is not a model that can run
   * @throws IOException when files cannot be read or written
   */
  public Installed install(Request request) throws IOException {
    ModelCandidate candidate = ModelCandidate.read(request.files());
    Map.Entry<String, Recognition> choice = inspector.choose(candidate, request.family());
    Recognition recognition = choice.getValue();
    ModelId id = id(request);
    List<String> assumptions = new ArrayList<>(recognition.assumptions());
    LabelSet labels = labels(request, recognition, assumptions);

    Path staging = staging();
    try {
      List<ModelFile> files = copy(candidate, recognition, staging);
      ModelCard card =
          request.card().orElseGet(() -> new ModelCard(recognition.variant(), "", "", Map.of()));
      ModelSpec spec = spec(id, choice.getKey(), recognition, labels, files, card);
      Files.writeString(staging.resolve(SpecReader.FILE_NAME), SpecWriter.write(spec, assumptions));
      prove(SpecReader.read(id, staging), staging, request.golden());
      publish(staging, id);
      return new Installed(spec, recognition.variant(), assumptions);
    } finally {
      delete(staging);
    }
  }

  private ModelId id(Request request) {
    String name = request.name().orElseGet(() -> nameOf(request.files().get(0)));
    String version = request.version().orElseGet(() -> nextVersion(name));
    ModelId id = new ModelId(name, version);
    if (Files.exists(repository.folder(id))) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL,
          "model " + id + " exists already; choose another --name or --version");
    }
    return id;
  }

  /**
   * The file's name without its ending, with what cannot stand in a model's name made into dashes.
   */
  private static String nameOf(Path file) {
    String stem = file.getFileName().toString().replaceFirst("(?i)\\.onnx$", "");
    String name = stem.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[._-]+", "");
    return name.isEmpty() ? "model" : name.substring(0, Math.min(name.length(), 64));
  }

  private String nextVersion(String name) {
    int highest =
        repository.list().stream()
            .filter(id -> id.name().equals(name))
            .map(ModelId::version)
            .filter(version -> version.matches("\\d{1,8}"))
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(0);
    return String.valueOf(highest + 1);
  }

  private static LabelSet labels(Request request, Recognition recognition, List<String> assumptions)
      throws IOException {
    int classes = recognition.classes();
    LabelSet labels;
    if (request.labels().isPresent()) {
      labels = GivenLabels.read(request.labels().get());
    } else if (recognition.labels().isPresent()) {
      labels = recognition.labels().get();
    } else {
      labels = new LabelSet(IntStream.range(0, classes).mapToObj(i -> "class-" + i).toList());
      assumptions.add(
          "the file names none of its "
              + classes
              + " classes: they are called class-0 and so on;"
              + " give --labels FILE or edit model.yaml");
    }
    if (labels.size() != classes) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL,
          "the model has "
              + classes
              + " classes, "
              + labels.size()
              + " labels were given; standard sets of its size: "
              + StandardLabels.ofSize(classes));
    }
    return labels;
  }

  private static ModelSpec spec(
      ModelId id,
      String family,
      Recognition recognition,
      LabelSet labels,
      List<ModelFile> files,
      ModelCard card) {
    return new ModelSpec(
        id,
        family,
        recognition.task(),
        files,
        recognition.input(),
        labels,
        recognition.parameters(),
        recognition.options(),
        card);
  }

  private void prove(ModelSpec spec, Path staging, List<Path> golden) throws IOException {
    try (LoadedModel model = loader.load(spec, staging)) {
      for (Path picture : golden) {
        GoldenItems.write(model, picture, staging);
      }
    } catch (DraftingException e) {
      if (e.code().kind() != ErrorCode.Kind.INTERNAL) {
        throw e;
      }
      // What fails at the first run is the file's fault, not ours.
      throw new DraftingException(
          ErrorCode.MODEL_MISMATCH, "the model cannot run: " + e.detail(), e);
    }
  }

  private Path staging() throws IOException {
    Files.createDirectories(repository.root());
    return Files.createTempDirectory(repository.root(), ".adding-");
  }

  private static List<ModelFile> copy(
      ModelCandidate candidate, Recognition recognition, Path staging) throws IOException {
    Map<String, String> roles = recognition.files();
    if (roles.isEmpty()) {
      String only = candidate.graphNames().iterator().next();
      // Renaming is safe for the graph itself; its external data keep the names that it uses.
      return copy(candidate, ModelFile.MODEL, only, staging.resolve("model.onnx"));
    }
    List<ModelFile> files = new ArrayList<>();
    for (Map.Entry<String, String> role : roles.entrySet()) {
      String name = role.getValue();
      files.addAll(copy(candidate, role.getKey(), name, staging.resolve(name)));
    }
    return files;
  }

  /** Copies a file and the weights that it takes from others. */
  private static List<ModelFile> copy(
      ModelCandidate candidate, String role, String name, Path target) throws IOException {
    Path source = Objects.requireNonNull(candidate.files().get(name), name);
    List<ModelFile> files = new ArrayList<>();
    Files.copy(source, target);
    files.add(new ModelFile(role, target.getFileName().toString(), Checksums.sha256(target)));
    OnnxFile onnx = candidate.graphs().get(name);
    for (String companion : onnx == null ? Set.<String>of() : onnx.externalData()) {
      Path copy = target.resolveSibling(companion);
      if (!Files.exists(copy)) {
        Files.copy(source.resolveSibling(companion), copy);
        files.add(ModelFile.externalData(companion, Checksums.sha256(copy)));
      }
    }
    return files;
  }

  private void publish(Path staging, ModelId id) throws IOException {
    Path folder = repository.folder(id);
    Files.createDirectories(folder.getParent());
    Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
