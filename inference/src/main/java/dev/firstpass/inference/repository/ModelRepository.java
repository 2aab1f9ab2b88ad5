package dev.firstpass.inference.repository;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.error.Nearest;
import dev.firstpass.core.model.ModelId;
import dev.firstpass.core.model.ModelRef;
import dev.firstpass.core.model.ModelSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models in a folder: {@code <root>/<name>/<version>/model.yaml}. Reads the disk at every call,
 * so that a model that was added is seen. Thread-safe.
 */
public final class ModelRepository {
  private final Path root;

  /**
   * @param root folder of the repository; need not exist yet
   */
  public ModelRepository(Path root) {
    this.root = root;
  }

  /** Returns the folder of the repository. */
  public Path root() {
    return root;
  }

  /** Returns all models, by name, then from the lowest version to the highest. */
  public List<ModelId> list() {
    List<ModelId> models = new ArrayList<>();
    for (Path name : folders(root)) {
      for (Path version : folders(name)) {
        if (Files.isRegularFile(version.resolve(SpecReader.FILE_NAME))) {
          models.add(new ModelId(name.getFileName().toString(), version.getFileName().toString()));
        }
      }
    }
    models.sort(
        Comparator.comparing(ModelId::name).thenComparing(ModelId::version, Versions.ORDER));
    return models;
  }

  /** Returns the active version of each model, the highest, by name. */
  public List<ModelId> active() {
    List<ModelId> active = new ArrayList<>();
    for (ModelId id : list()) {
      if (!active.isEmpty() && active.get(active.size() - 1).name().equals(id.name())) {
        active.remove(active.size() - 1);
      }
      active.add(id);
    }
    return active;
  }

  /**
   * Returns the model that a reference means: the named version or else the highest.
   *
   * @throws DraftingException with {@link ErrorCode#UNKNOWN_MODEL}; the message lists those that
   *     exist
   */
  public ModelId resolve(ModelRef ref) {
    List<ModelId> models = list();
    Optional<ModelId> found =
        models.stream()
            .filter(id -> id.name().equals(ref.name()))
            .filter(id -> ref.version().map(id.version()::equals).orElse(true))
            .max(Comparator.comparing(ModelId::version, Versions.ORDER));
    return found.orElseThrow(() -> unknown(ref, models));
  }

  /** Returns the problem of a reference to a model that is not there. */
  public static DraftingException unknown(ModelRef ref, List<ModelId> models) {
    List<String> names = models.stream().map(ModelId::name).distinct().toList();
    return new DraftingException(
        ErrorCode.UNKNOWN_MODEL,
        "unknown model '"
            + ref
            + "'"
            + Nearest.hint(ref.name(), names)
            + (models.isEmpty()
                ? " There are none: bring one with 'firstpass models pull NAME' or 'firstpass models add FILE.onnx'"
                : " There are: "
                    + String.join(", ", models.stream().map(ModelId::toString).toList())));
  }

  /** Returns the folder of a model. */
  public Path folder(ModelId id) {
    return root.resolve(id.name()).resolve(id.version());
  }

  /**
   * Reads the spec of a model.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} when it cannot be read
   */
  public ModelSpec spec(ModelId id) {
    try {
      return SpecReader.read(id, folder(id));
    } catch (IOException e) {
      throw new DraftingException(
          ErrorCode.INVALID_MODEL,
          id + ": its " + SpecReader.FILE_NAME + " or label file cannot be read: " + e.getMessage(),
          e);
    }
  }

  /** Sub-folders whose names can be a model's name or version, hidden ones left out, sorted. */
  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).filter(ModelRepository::isName).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isName(Path folder) {
    return folder.getFileName().toString().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  }
}
