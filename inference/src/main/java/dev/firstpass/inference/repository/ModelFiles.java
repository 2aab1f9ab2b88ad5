package dev.firstpass.inference.repository;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import dev.firstpass.core.model.ModelFile;
import dev.firstpass.core.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks a model's files before anything runs them: they lie inside its folder, have the checksums
 * of the spec, and no graph reaches for weights or code elsewhere (ONNX Runtime itself checks none
 * of this).
 */
public final class ModelFiles {
  private ModelFiles() {}

  /**
   * Checks all files of a model.
   *
   * @return what they hold by role
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL}; the message names the file
   */
  public static ModelContent check(ModelSpec spec, Path folder) {
    Map<String, GraphFacts> graphs = new LinkedHashMap<>();
    Map<String, byte[]> documents = new LinkedHashMap<>();
    for (ModelFile file : spec.files()) {
      Path path = folder.resolve(file.name());
      try {
        checkFile(spec, file, path);
        if (isOnnx(path)) {
          graphs.put(file.role(), checkGraph(path, names(spec)).facts());
        } else if (!file.isExternalData()) {
          documents.put(file.role(), Documents.read(path));
        }
      } catch (IOException e) {
        throw invalid(
            spec.id() + ": file '" + file.name() + "' cannot be read: " + e.getMessage(), e);
      }
    }
    return new ModelContent(graphs, documents);
  }

  /**
   * Reads a graph and checks that it stays inside its folder.
   *
   * @param file the ONNX file
   * @param companions names of files beside it that it may take weights from
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} when it takes weights from
   *     elsewhere or needs operators that ONNX Runtime does not have
   */
  public static OnnxFile checkGraph(Path file, Set<String> companions) throws IOException {
    OnnxFile onnx = OnnxFile.read(file);
    for (String location : onnx.externalData()) {
      if (!companions.contains(location)) {
        throw invalid(
            file.getFileName()
                + " takes weights from '"
                + location
                + "', which is not a file of this model inside its folder",
            null);
      }
    }
    if (!onnx.domains().isEmpty()) {
      throw invalid(
          file.getFileName()
              + " uses operators of "
              + String.join(", ", onnx.domains())
              + ", which ONNX Runtime does not have; export it with standard operators",
          null);
    }
    return onnx;
  }

  private static void checkFile(ModelSpec spec, ModelFile file, Path path) throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw invalid(spec.id() + ": file '" + file.name() + "' is missing, or a link", null);
    }
    String actual = Checksums.sha256(path);
    if (!actual.equals(file.sha256())) {
      throw invalid(
          spec.id()
              + ": file '"
              + file.name()
              + "' was changed or damaged: its sha256 is "
              + actual
              + ", the spec says "
              + file.sha256(),
          null);
    }
  }

  private static Set<String> names(ModelSpec spec) {
    return spec.files().stream().map(ModelFile::name).collect(Collectors.toSet());
  }

  static boolean isOnnx(Path path) {
    return ModelFile.isGraph(path.toString());
  }

  private static DraftingException invalid(
      String message, @org.jspecify.annotations.Nullable Exception e) {
    return new DraftingException(ErrorCode.INVALID_MODEL, message, e);
  }
}
