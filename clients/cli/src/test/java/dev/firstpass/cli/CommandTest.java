package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.testkit.ToyModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class CommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void add_toyModel_writesASpecThatIsListedAndVerified() throws IOException {
    assertEquals(ExitCodes.OK, addToy(), err::toString);

    assertTrue(out.toString().contains("Added toy:1: yolox"), out::toString);
    String spec = Files.readString(models().resolve("toy/1/model.yaml"));
    assertTrue(spec.contains("labels: [cat, dog, person]"), spec);
    assertEquals(ExitCodes.OK, run("models", "list", "--models", models().toString()));
    assertTrue(out.toString().contains("toy:1"), out::toString);
    assertEquals(ExitCodes.OK, run("models", "verify", "--models", models().toString()));
    assertTrue(out.toString().contains("toy:1: ok"), out::toString);
  }

  @Test
  void add_secondTime_takesTheNextVersionWhichIsActive() throws IOException {
    addToy();
    addToy();

    run("models", "list", "--json", "--models", models().toString());

    assertTrue(Files.exists(models().resolve("toy/2/model.yaml")));
    assertTrue(out.toString().contains("\"active\" : true"), out::toString);
  }

  @Test
  void add_fileThatIsNoModel_isRefusedAndLeftNowhere() throws IOException {
    Path file = Files.writeString(folder.resolve("noise.onnx"), "not a model");

    int exit = run("models", "add", file.toString(), "--models", models().toString());

    assertEquals(ExitCodes.REFUSED, exit);
    assertTrue(err.toString().contains("[invalid-model]"), err::toString);
    assertTrue(isEmpty(models()), "something was left in the repository");
  }

  @Test
  void add_wrongNumberOfLabels_saysBothNumbers() throws IOException {
    Path model = ToyModel.write(folder);
    Path labels = Files.writeString(folder.resolve("two.txt"), "cat\ndog\n");

    int exit =
        run(
            "models",
            "add",
            model.toString(),
            "--labels",
            labels.toString(),
            "--models",
            models().toString());

    assertEquals(ExitCodes.REFUSED, exit);
    assertTrue(err.toString().contains("3 classes, 2 labels"), err::toString);
    assertTrue(isEmpty(models()), "something was left in the repository");
  }

  @Test
  void verify_changedFile_isFoundByItsChecksum() throws IOException {
    addToy();
    Path model = models().resolve("toy/1/model.onnx");
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length / 2] ^= 1;
    Files.write(model, bytes);

    assertEquals(ExitCodes.REFUSED, run("models", "verify", "--models", models().toString()));
    assertTrue(out.toString().contains("changed or damaged"), out::toString);
  }

  @Test
  void verify_specThatContradictsTheGraph_namesBothShapes() throws IOException {
    addToy();
    Path spec = models().resolve("toy/1/model.yaml");
    Files.writeString(spec, Files.readString(spec).replace("size: [64, 64]", "size: [96, 96]"));

    assertEquals(ExitCodes.REFUSED, run("models", "verify", "--models", models().toString()));
    assertTrue(out.toString().contains("64") && out.toString().contains("96"), out::toString);
  }

  @Test
  void verify_goldenItemThatNoLongerHolds_keepsTheModelFromGoingLive() throws IOException {
    Path picture = Files.write(folder.resolve("a.png"), ToyRepository.picture(64, 64, "png"));
    Path model = ToyModel.write(folder);
    int exit =
        run(
            "models",
            "add",
            model.toString(),
            "--name",
            "toy",
            "--labels",
            folder.resolve("labels.txt").toString(),
            "--golden",
            picture.toString(),
            "--models",
            models().toString());
    assertEquals(ExitCodes.OK, exit, err::toString);
    assertEquals(ExitCodes.OK, run("models", "verify", "--models", models().toString()));
    Path spec = models().resolve("toy/1/model.yaml");
    Files.writeString(
        spec,
        Files.readString(spec).replace("labels: [cat, dog, person]", "labels: [dog, cat, person]"));

    assertEquals(ExitCodes.REFUSED, run("models", "verify", "--models", models().toString()));
    assertTrue(out.toString().contains("golden"), out::toString);
  }

  @Test
  void label_folderWithABadFile_writesTheOthersAndNamesIt() throws IOException {
    addToy();
    Path pictures = Files.createDirectories(folder.resolve("pictures/deep"));
    Files.write(pictures.resolve("b.jpg"), ToyRepository.picture(128, 96, "jpg"));
    Files.write(pictures.resolve("a.png"), ToyRepository.picture(64, 64, "png"));
    Files.writeString(pictures.resolve("bad.jpg"), "no picture");
    Path output = folder.resolve("out");

    int exit =
        run(
            "label",
            folder.resolve("pictures").toString(),
            "--models",
            models().toString(),
            "--format",
            "voc",
            "-o",
            output.toString(),
            "--draw");

    assertEquals(ExitCodes.SOME_FAILED, exit, err::toString);
    assertTrue(err.toString().contains("deep/bad.jpg"), err::toString);
    assertTrue(err.toString().contains("Drafted 2 of 3"), err::toString);
    assertTrue(
        Files.readString(output.resolve("Annotations/deep/b.xml")).contains("<name>dog</name>"));
    assertEquals(128, ImageIO.read(output.resolve("drawn/deep/b.jpg.jpg").toFile()).getWidth());
  }

  @Test
  void label_formatOfRecordings_isRefusedBeforeTheFirstPicture() throws IOException {
    addToy();
    Path picture = Files.write(folder.resolve("a.png"), ToyRepository.picture(64, 64, "png"));
    Path output = folder.resolve("out");

    int exit =
        run(
            "label",
            picture.toString(),
            "--models",
            models().toString(),
            "--format",
            "srt",
            "-o",
            output.toString(),
            "--draw");

    assertEquals(ExitCodes.REFUSED, exit, err::toString);
    assertTrue(err.toString().contains("holds labels of items of kind audio"), err::toString);
    assertTrue(Files.notExists(output));
  }

  @Test
  void label_withoutOutput_printsOneDraftALine() throws IOException {
    addToy();
    Path picture = Files.write(folder.resolve("a.png"), ToyRepository.picture(64, 64, "png"));
    out.getBuffer().setLength(0);

    int exit =
        run("label", picture.toString(), "--threshold", "0.6", "--models", models().toString());

    assertEquals(ExitCodes.OK, exit, err::toString);
    assertEquals(1, out.toString().lines().count());
    assertTrue(out.toString().contains("\"label\":\"dog\""), out::toString);
    assertFalse(out.toString().contains("\"label\":\"person\""), out::toString);
  }

  @Test
  void evaluate_picturesWhoseBoxesTheModelFinds_isPerfect() throws IOException {
    addToy();
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("images"));
    Files.write(data.resolve("images/a.png"), ToyRepository.picture(64, 64, "png"));
    Files.writeString(
        data.resolve("instances.json"),
        """
        {"images":[{"id":1,"file_name":"a.png","width":64,"height":64}],
         "categories":[{"id":1,"name":"dog"},{"id":2,"name":"person"}],
         "annotations":[
          {"id":1,"image_id":1,"category_id":1,"bbox":[20,8,16,24],"area":384,"iscrowd":0},
          {"id":2,"image_id":1,"category_id":2,"bbox":[0,0,32,32],"area":1024,"iscrowd":0}]}
        """);

    int exit =
        run(
            "evaluate",
            "--data",
            data.toString(),
            "--model",
            "toy",
            "--models",
            models().toString());

    assertEquals(ExitCodes.OK, exit, err::toString);
    assertTrue(out.toString().contains("maxDets=100 ] = 1.000"), out::toString);
  }

  @Test
  void anyCommand_wrongConfiguration_reportsAllProblemsTogether() throws IOException {
    Files.writeString(folder.resolve(Configuration.FILE_NAME), "modles: x\nqueue: 3\n");
    CommandLine commands =
        Main.commandLine(Map.of("FIRSTPASS_QUEU", "3", "FIRSTPASS_JAVA_OPTS", "-Xmx1g"), folder)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));

    assertEquals(ExitCodes.USAGE, commands.execute("models", "list"));
    assertTrue(
        err.toString().contains("unknown key 'modles'; did you mean 'models'?"), err::toString);
    assertTrue(err.toString().contains("FIRSTPASS_QUEU; did you mean 'queue'?"), err::toString);
    assertFalse(err.toString().contains("JAVA_OPTS"), err::toString);
  }

  @Test
  void configuration_environmentOverFile_andFlagOverBoth() throws IOException {
    addToy();
    Path elsewhere = folder.resolve("elsewhere");
    Files.writeString(folder.resolve(Configuration.FILE_NAME), "models: " + elsewhere + "\n");
    CommandLine commands =
        Main.commandLine(Map.of("FIRSTPASS_MODELS", models().toString()), folder)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    out.getBuffer().setLength(0);

    commands.execute("models", "list");
    assertTrue(out.toString().contains("toy:1"), out::toString);
    commands.execute("models", "list", "--models", elsewhere.toString());
    assertTrue(out.toString().contains("No models in " + elsewhere), out::toString);
  }

  @Test
  void help_everyCommand_isDocumented() {
    for (String[] command :
        new String[][] {
          {"--help"},
          {"serve", "--help"},
          {"label", "--help"},
          {"evaluate", "--help"},
          {"models", "--help"},
          {"models", "add", "--help"},
          {"models", "verify", "--help"}
        }) {
      assertEquals(ExitCodes.OK, run(command), String.join(" ", command));
    }
    assertEquals(ExitCodes.USAGE, run("serve", "--prot", "80"));
    assertEquals(ExitCodes.OK, run("--version"));
  }

  private int addToy() {
    Path model = ToyModel.write(folder);
    return run(
        "models",
        "add",
        model.toString(),
        "--name",
        "toy",
        "--labels",
        folder.resolve("labels.txt").toString(),
        "--models",
        models().toString());
  }

  private Path models() {
    return folder.resolve("models");
  }

  private int run(String... arguments) {
    return Main.commandLine(Map.of(), folder)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static boolean isEmpty(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return true;
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.findAny().isEmpty();
    }
  }
}
