package dev.firstpass.inference.repository;

import dev.firstpass.core.error.DraftingException;
import dev.firstpass.core.error.ErrorCode;
import dev.firstpass.core.family.GraphFacts;
import dev.firstpass.core.family.ModelContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files that may become a model: graphs, and the documents beside them that a family may know.
 *
 * @param files where each lies, by its name
 * @param graphs what each ONNX file is, by its name
 * @param content what families recognise them by, by file name
 */
public record ModelCandidate(
    Map<String, Path> files, Map<String, OnnxFile> graphs, ModelContent content) {
  /**
   * Reads the files that a user names: one folder with all of a model, or ONNX files, whose
   * documents are looked for beside the first unless they are named, too.
   *
   * @throws DraftingException with {@link ErrorCode#INVALID_MODEL} when there is no graph, or one
   *     cannot run or reaches for weights elsewhere
   */
  public static ModelCandidate read(List<Path> named) throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        regularFiles(path).forEach(files::putIfAbsent);
      } else {
        add(path, files);
      }
    }
    if (files.values().stream().allMatch(ModelFiles::isOnnx) && !files.isEmpty()) {
      addDocumentsBeside(files.values().iterator().next(), files);
    }
    return read(files);
  }

  private static ModelCandidate read(Map<String, Path> files) throws IOException {
    Map<String, OnnxFile> graphs = new LinkedHashMap<>();
    Map<String, GraphFacts> facts = new LinkedHashMap<>();
    Map<String, byte[]> documents = new LinkedHashMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Path path = file.getValue();
      if (ModelFiles.isOnnx(path)) {
        OnnxFile onnx = ModelFiles.checkGraph(path, regularFiles(folder(path)).keySet());
        graphs.put(file.getKey(), onnx);
        facts.put(file.getKey(), onnx.facts());
      } else if (Documents.likely(path)) {
        documents.put(file.getKey(), Documents.read(path));
      }
    }
    if (graphs.isEmpty()) {
      throw invalid("there is no ONNX file among " + files.keySet());
    }
    return new ModelCandidate(files, graphs, new ModelContent(facts, documents));
  }

  /** Returns the signatures of the graphs, for people. */
  public String describe() {
    return graphs.size() == 1
        ? graphs.values().iterator().next().signature().toString()
        : graphs.entrySet().stream()
            .map(graph -> graph.getKey() + ": " + graph.getValue().signature())
            .collect(Collectors.joining("; "));
  }

  private static void add(Path path, Map<String, Path> files) {
    if (!Files.isRegularFile(path)) {
      throw invalid("there is no file " + path.getFileName());
    }
    if (files.put(path.getFileName().toString(), path) != null) {
      throw invalid("two files have the name " + path.getFileName());
    }
  }

  private static void addDocumentsBeside(Path graph, Map<String, Path> files) throws IOException {
    for (Map.Entry<String, Path> file : regularFiles(folder(graph)).entrySet()) {
      if (!ModelFiles.isOnnx(file.getValue()) && Documents.likely(file.getValue())) {
        files.putIfAbsent(file.getKey(), file.getValue());
      }
    }
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file : parent;
  }

  /** By name, sorted. Links are left out: they may lead anywhere. */
  private static Map<String, Path> regularFiles(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      Map<String, Path> files = new TreeMap<>();
      all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .forEach(path -> files.put(path.getFileName().toString(), path));
      return files;
    }
  }

  private static DraftingException invalid(String message) {
    return new DraftingException(ErrorCode.INVALID_MODEL, message);
  }

  /** Returns the names of the graphs. */
  public Set<String> graphNames() {
    return graphs.keySet();
  }
}
