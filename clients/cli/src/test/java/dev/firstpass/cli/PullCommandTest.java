package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class PullCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "nanodet, nanodet_m_coco, Apache-2.0",
    "yunet, yunet_face, MIT",
    "ultraface, ultraface, MIT",
    "silero-vad, silero_vad_v6, MIT"
  })
  void pull_fromAFolder_addsTheModelWithItsCard(String name, String files, String licence)
      throws IOException {
    Path shared = SharedData.require("models/" + files);

    assertEquals(ExitCodes.OK, pull(name, "--from", shared.toString()), err::toString);

    String spec = Files.readString(folder.resolve(name + "/1/model.yaml"));
    assertTrue(spec.contains("licence: " + licence), spec);
    assertFalse(Files.exists(folder.resolve(".downloads/" + name)));
  }

  @Test
  void pull_folderHasAnotherFile_addsNothing(@TempDir Path stick) throws IOException {
    Files.writeString(stick.resolve("yolox_nano.onnx"), "something else");

    assertEquals(ExitCodes.REFUSED, pull("yolox-nano", "--from", stick.toString()));

    assertTrue(err.toString().contains("[download-failed]"), err::toString);
    assertFalse(Files.exists(folder.resolve("yolox-nano")));
  }

  @Test
  void pull_licenceThatAsksForConsent_isNotEvenLookedFor() {
    assertEquals(ExitCodes.REFUSED, pull("sense-voice", "--from", folder.toString()));
    assertTrue(err.toString().contains("--accept-licence"), err::toString);

    pull("sense-voice", "--accept-licence", "--from", folder.toString());
    assertTrue(err.toString().contains("[download-failed]"), err::toString);
  }

  @Test
  void pull_unknownName_namesThoseThatExist() {
    assertEquals(ExitCodes.REFUSED, pull("yolo", "--from", folder.toString()));
    assertTrue(err.toString().contains("yolox-nano"), err::toString);
  }

  @Test
  void catalogue_lists_namesSizesLicences() {
    assertEquals(ExitCodes.OK, run(List.of("models", "catalogue")));
    assertTrue(out.toString().contains("yolox-nano"), out::toString);
    assertTrue(out.toString().contains("[wants --accept-licence]"), out::toString);
    assertEquals(ExitCodes.OK, run(List.of("models", "catalogue", "--json")));
    assertTrue(out.toString().contains("\"sha256\""), out::toString);
  }

  private int pull(String... arguments) {
    List<String> all = new ArrayList<>(List.of("models", "pull"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--models", folder.toString()));
    return run(all);
  }

  private int run(List<String> arguments) {
    CommandLine commands = Main.commandLine(Map.of(), folder);
    commands.setOut(new PrintWriter(out));
    commands.setErr(new PrintWriter(err));
    return commands.execute(arguments.toArray(String[]::new));
  }
}
