package dev.firstpass.cli;

import static dev.firstpass.cli.PlainValues.integers;
import static dev.firstpass.cli.PlainValues.list;
import static dev.firstpass.cli.PlainValues.map;
import static dev.firstpass.cli.PlainValues.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Mask;
import dev.firstpass.core.draft.Region;
import dev.firstpass.core.draft.Suggestion;
import dev.firstpass.core.geometry.MaskOverlap;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tiny SAM against its reference; {@code sam/make_sam.py} made both. */
final class SamGoldenTest {
  private static final double LEAST_IOU = 0.98;
  private static final double SCORE = 0.001;

  @TempDir private Path folder;

  private CommandRun command = new CommandRun(Path.of(""));

  static List<Map<?, ?>> cases() throws IOException {
    try (InputStream file = resource("cases.json");
        JsonParser parser = PlainJson.factory().createParser(file)) {
      return list(PlainJson.read(parser)).stream().<Map<?, ?>>map(PlainValues::map).toList();
    }
  }

  @BeforeEach
  void add() throws IOException {
    command = new CommandRun(folder.resolve("models"));
    for (String name : List.of("encoder.onnx", "decoder.onnx", "picture.png")) {
      try (InputStream file = resource(name)) {
        Files.write(folder.resolve(name), file.readAllBytes());
      }
    }
    // The order in which files are named does not tell what they are.
    command.run(
        "models",
        "add",
        folder.resolve("decoder.onnx").toString(),
        folder.resolve("encoder.onnx").toString(),
        "--name",
        "sam");
    assertTrue(command.printed().contains("Added sam:1: sam, encoder of 128 pixels, 4 masks"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void label_prompt_givesTheReferencesMasks(Map<?, ?> golden) {
    command.run(
        "label",
        folder.resolve("picture.png").toString(),
        "--set",
        "shape=mask",
        "--set",
        "points=" + golden.get("points"),
        "--set",
        "boxes=" + golden.get("boxes"),
        "--set",
        "masks=" + golden.get("masks"));

    List<Suggestion> objects = command.drafts().get(0).suggestions();
    List<?> expected = list(golden.get("expected"));
    assertEquals(expected.size(), objects.size(), command::printed);
    for (int i = 0; i < expected.size(); i++) {
      Map<?, ?> one = map(expected.get(i));
      double score = Math.min(1, Math.max(0, number(one.get("score"))));
      assertEquals(score, objects.get(i).score(), SCORE);
      Mask mask = (Mask) ((Region) objects.get(i)).shape();
      Mask reference = new Mask(mask.width(), mask.height(), integers(one.get("runs")));
      double iou = MaskOverlap.iou(reference, mask);
      assertTrue(iou >= LEAST_IOU, () -> "mask of " + golden.get("points") + ": " + iou);
    }
  }

  @Test
  void label_severalBoxes_givesAnObjectForEach() {
    command.run(
        "label",
        folder.resolve("picture.png").toString(),
        "--set",
        "boxes=105,45,195,135;25,15,95,85");

    assertEquals(2, command.drafts().get(0).suggestions().size());
  }

  @Test
  void label_withoutPrompt_givesNothing() {
    command.run("label", folder.resolve("picture.png").toString());

    assertEquals(List.of(), command.drafts().get(0).suggestions());
  }

  @Test
  void label_wrongPrompt_isRefusedWithTheReason() {
    String picture = folder.resolve("picture.png").toString();

    command.exit("label", picture, "--set", "points=1,2");
    assertTrue(command.complaints().contains("'points' must be points x,y,1"), command::complaints);
    command.exit("label", picture, "--set", "points=1,2,7");
    assertTrue(command.complaints().contains("not '1,2,7'"), command::complaints);
    command.exit("label", picture, "--set", "points=1,2,1", "--set", "boxes=1,2,3,4;5,6,7,8");
    assertTrue(command.complaints().contains("points can go with one box"), command::complaints);
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(SamGoldenTest.class.getResourceAsStream("sam/" + name), name);
  }
}
