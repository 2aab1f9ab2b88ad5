package dev.firstpass.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model repository that holds one model, in a temporary folder; deleted when closed.
 *
 * @param folder where it is
 */
record ModelFolder(Path folder) implements AutoCloseable {
  /** The model's name in it. */
  static final String MODEL = "bench";

  private static final String VERSION = "1";
  private static final String REDUCED = "reduced-decode:";

  /**
   * Adds a model as a user would.
   *
   * @param firstpass how
   * @param file the ONNX file
   * @param reducedDecode goes into the model's spec
   */
  static ModelFolder with(Firstpass firstpass, Path file, double reducedDecode)
      throws IOException, InterruptedException {
    var models = new ModelFolder(Files.createTempDirectory("firstpass-bench"));
    firstpass.run(
        List.of(
            "models",
            "add",
            file.toString(),
            "--name",
            MODEL,
            "--version",
            VERSION,
            "--models",
            models.folder.toString()));
    reduce(models.spec(), reducedDecode);
    return models;
  }

  /** Has the server run the graph as the file has it. */
  void forbidRewriting() throws IOException {
    Files.writeString(spec(), "rewrite: false\n", StandardOpenOption.APPEND);
  }

  private Path spec() {
    return folder.resolve(MODEL).resolve(VERSION).resolve("model.yaml");
  }

  private static void reduce(Path spec, double reducedDecode) throws IOException {
    String yaml = Files.readString(spec);
    if (!yaml.contains(REDUCED)) {
      throw new IOException(spec + " says nothing of " + REDUCED);
    }
    Files.writeString(spec, yaml.replaceFirst(REDUCED + " .*", REDUCED + " " + reducedDecode));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
