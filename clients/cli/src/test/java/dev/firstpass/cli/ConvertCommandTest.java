package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import picocli.CommandLine;

final class ConvertCommandTest {
  private static final String DRAFT =
      "{\"schema\":1,\"model\":{\"name\":\"m\",\"version\":\"1\",\"sha256\":\"ab\"},"
          + "\"item\":{\"id\":\"a/x.jpg\",\"kind\":\"image\",\"sha256\":\"cd\",\"width\":64,"
          + "\"height\":48},\"parameters\":{},\"suggestions\":[{\"id\":\"1\",\"type\":\"region\","
          + "\"label\":\"dog\",\"score\":0.5,\"box\":{\"x\":20,\"y\":8,\"width\":16,\"height\":24}},"
          + "{\"id\":\"2\",\"type\":\"tag\",\"label\":\"outdoors\",\"score\":0.5}]}";

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  @Test
  void convert_ownDraftsToYolo_writesTheBoxAndRenamesTheLabel() throws IOException {
    Files.writeString(folder.resolve("drafts.jsonl"), DRAFT + "\n");

    int exit = convert("drafts.jsonl", "json", "yolo", "--map", "dog=animal");

    assertEquals(ExitCodes.OK, exit, err::toString);
    assertEquals(
        "0 0.437500 0.416667 0.250000 0.500000\n",
        Files.readString(folder.resolve("out/labels/a/x.txt")));
    assertTrue(Files.readString(folder.resolve("out/data.yaml")).contains("animal"));
    assertTrue(
        err.toString().contains("Converted 2 labels of 1 items from json to yolo"), err::toString);
  }

  @Test
  void convert_oneDraftUnreadable_writesTheOthersAndSaysSo() throws IOException {
    Files.writeString(folder.resolve("drafts.jsonl"), DRAFT + "\n{\"schema\":1}\n");

    int exit = convert("drafts.jsonl", "json", "coco");

    assertEquals(ExitCodes.SOME_FAILED, exit);
    assertTrue(err.toString().contains("drafts.jsonl: draft 2"), err::toString);
    assertTrue(Files.exists(folder.resolve("out/annotations/instances_default.json")));
  }

  @Test
  void convert_toAFormatOfTheOtherMedia_isRefusedAndWritesNothing() throws IOException {
    Files.writeString(folder.resolve("drafts.jsonl"), DRAFT + "\n");

    assertEquals(ExitCodes.REFUSED, convert("drafts.jsonl", "json", "srt"));
    assertTrue(err.toString().contains("[invalid-request]"), err::toString);
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void convert_unknownFormat_listsThoseThatExist() {
    assertEquals(ExitCodes.REFUSED, convert(".", "json", "cocoa"));
    assertTrue(err.toString().contains("coco"), err::toString);
    assertTrue(err.toString().contains("[unknown-format]"), err::toString);
    assertEquals(ExitCodes.REFUSED, convert(".", "text", "coco"));
  }

  @Test
  void convert_nothingThere_saysWhatIsLookedFor() {
    assertEquals(ExitCodes.REFUSED, convert("nowhere", "json", "coco"));
    assertTrue(err.toString().contains("there is no file or folder"), err::toString);
    assertEquals(ExitCodes.REFUSED, convert(".", "json", "coco"));
    assertTrue(err.toString().contains("*.json"), err::toString);
  }

  private int convert(String in, String from, String to, String... more) {
    CommandLine commands = Main.commandLine(Map.of(), folder);
    commands.setErr(new PrintWriter(err));
    List<String> arguments =
        new ArrayList<>(List.of("convert", folder.resolve(in).toString(), "--from", from));
    arguments.addAll(List.of("--to", to, "-o", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    return commands.execute(arguments.toArray(String[]::new));
  }
}
