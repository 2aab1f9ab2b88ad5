package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of files, and which are refused; {@code graphs/make_graphs.py} made them. */
final class AddAndInspectTest {
  @TempDir private Path folder;

  private CommandRun command = new CommandRun(Path.of(""));

  @BeforeEach
  void open() throws IOException {
    command = new CommandRun(models());
    Files.createDirectories(folder.resolve("given"));
  }

  @Test
  void inspect_classifier_printsWhatItSeesAndAssumes() throws IOException {
    assertEquals(ExitCodes.OK, inspect(graph("classifier.onnx")));

    assertPrinted(
        "input   image float32[1, 3, 8, 8]",
        "output  scores float32[1, 4]",
        "made by make_graphs",
        "family  classification: one score per class",
        "task    classification, 4 classes",
        "expects 8x8, stretch, RGB",
        "option  activation: softmax",
        "assumed normalisation cannot be read");
  }

  @Test
  void inspect_graphThatRunsInAFasterForm_saysSo() throws IOException {
    Path yolox = SharedData.require("models/yolox_nano_coco/yolox_nano.onnx");

    assertEquals(ExitCodes.OK, inspect(yolox));

    assertPrinted(
        "on a CPU the strided slices before the first convolution",
        "on a CPU pools of windows [5, 9, 13]");
  }

  @Test
  void inspect_metadata_tellTheFamilyAndTheLabels() throws IOException {
    assertEquals(ExitCodes.OK, inspect(graph("told-by-metadata.onnx")));

    assertPrinted(
        "meta    task = detect",
        "family  ultralytics: ",
        "16 classes: thing 0, thing 1, thing 2, thing 3, thing 4, ...");
    assertFalse(command.printed().contains("ultralytics-obb:"), command::printed);
  }

  @Test
  void inspect_graphOfTwoFamilies_asksWhich() throws IOException {
    assertEquals(ExitCodes.REFUSED, inspect(graph("two-families.onnx")));

    assertPrinted(
        "family  ultralytics: ",
        "family  ultralytics-obb: ",
        "question which of these is it?",
        "firstpass models add two-families.onnx --family ultralytics-obb");
  }

  @Test
  void add_graphOfTwoFamilies_isRefusedUntilOneIsNamed() throws IOException {
    Path file = graph("two-families.onnx");

    assertEquals(ExitCodes.REFUSED, add(file));

    assertComplaint("--family ultralytics (", "--family ultralytics-obb (");
    assertNothingIsLeft();
    command.add(file, "--family", "ultralytics-obb", "--labels", "dota15");
    assertTrue(spec().contains("family: ultralytics-obb"), spec());
    assertTrue(spec().contains("storage tank"), spec());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unknown-operator.onnx | NoSuchOperator",
        "foreign-operator.onnx | uses operators of com.example",
        "weights-outside.onnx | takes weights from '../weights.bin'",
        "other-shape-than-declared.onnx | has shape [1, 8] where [1, 4] was expected",
      })
  void add_graphThatCannotRun_isRefusedWithTheReason(String name, String reason)
      throws IOException {
    graph("weights.bin", folder); // It is there, but outside the model's folder.

    assertEquals(ExitCodes.REFUSED, add(graph(name)));

    assertComplaint(reason);
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.99})
  void add_damagedFile_isRefusedWithTheReason(double share) throws IOException {
    Path file = graph("classifier.onnx");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * share)));

    assertEquals(ExitCodes.REFUSED, add(file));

    assertComplaint("classifier.onnx is not an ONNX model, or a damaged one");
    assertNothingIsLeft();
  }

  @Test
  void add_weightsInAFileBeside_bringsTheFileAlong() throws IOException {
    graph("weights.bin");

    command.add(graph("weights-beside.onnx"));

    assertTrue(Files.exists(models().resolve("m/1/weights.bin")));
    command.run("models", "verify");
  }

  @Test
  void add_weightsMissing_isRefused() throws IOException {
    assertEquals(ExitCodes.REFUSED, add(graph("weights-beside.onnx")));

    assertComplaint("takes weights from 'weights.bin', which is not a file");
    assertNothingIsLeft();
  }

  @Test
  void add_configOfHuggingFace_givesTheLabels() throws IOException {
    Path config = folder.resolve("config.json");
    Files.writeString(
        config, "{\"id2label\": {\"0\": \"a\", \"2\": \"c\", \"1\": \"b\", \"3\": \"d\"}}");

    command.add(graph("classifier.onnx"), "--labels", config.toString());

    assertTrue(spec().contains("labels: [a, b, c, d]"), spec());
  }

  @Test
  void add_labelsThatAreNeitherFileNorSet_listsTheSets() throws IOException {
    Path file = graph("classifier.onnx");

    assertEquals(ExitCodes.REFUSED, add(file, "--labels", "coco8O"));
    assertComplaint("did you mean 'coco80'?", "imagenet1000, imagenet1001");

    assertEquals(ExitCodes.REFUSED, add(file, "--labels", "coco80"));
    assertComplaint("the model has 4 classes, 80 labels were given");
    assertNothingIsLeft();
  }

  @Test
  void add_goldenPictures_areCheckedFromThenOn() throws IOException {
    Path picture = Files.write(folder.resolve("a.png"), ToyRepository.picture(32, 24, "png"));
    Path other = Files.write(folder.resolve("b.jpg"), ToyRepository.picture(24, 32, "jpg"));

    command.add(graph("classifier.onnx"), "--golden", picture.toString(), other.toString());

    Path golden = models().resolve("m/1/golden");
    assertTrue(Files.exists(golden.resolve("a.png.draft.json")));
    command.run("models", "verify");
    Path draft = golden.resolve("b.jpg.draft.json");
    Files.writeString(draft, Files.readString(draft).replace("class-", "thing-"));
    assertEquals(ExitCodes.REFUSED, command.exit("models", "verify"));
    assertPrinted("does not give its golden draft of 'b.jpg'");
    assertEquals(ExitCodes.REFUSED, command.exit("label", picture.toString()));
  }

  private int inspect(Path file) {
    return command.exitWithoutRepository("models", "inspect", file.toString());
  }

  private int add(Path file, String... options) {
    List<String> arguments =
        Stream.concat(Stream.of("models", "add", file.toString()), Arrays.stream(options)).toList();
    return command.exit(arguments.toArray(String[]::new));
  }

  private Path models() {
    return folder.resolve("models");
  }

  private String spec() throws IOException {
    return Files.readString(models().resolve("m/1/model.yaml"));
  }

  private Path graph(String name) throws IOException {
    return graph(name, folder.resolve("given"));
  }

  private static Path graph(String name, Path into) throws IOException {
    try (InputStream file = AddAndInspectTest.class.getResourceAsStream("graphs/" + name)) {
      return Files.write(into.resolve(name), Objects.requireNonNull(file).readAllBytes());
    }
  }

  private void assertPrinted(String... parts) {
    for (String part : parts) {
      assertTrue(command.printed().contains(part), () -> part + " is not in " + command.printed());
    }
  }

  private void assertComplaint(String... parts) {
    for (String part : parts) {
      assertTrue(
          command.complaints().contains(part), () -> part + " is not in " + command.complaints());
    }
  }

  private void assertNothingIsLeft() throws IOException {
    if (Files.exists(models())) {
      try (Stream<Path> children = Files.list(models())) {
        assertEquals(List.of(), children.toList());
      }
    }
  }
}
