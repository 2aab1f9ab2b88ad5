package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the cards of the models that come with the program promise, on data that they never saw. */
final class BuiltInFiguresTest {
  private static final Path SHIPPED = Path.of("..", "..", "models", "builtin");

  @TempDir private Path folder;

  @Test
  void verify_everyShippedModel_isSound() {
    String printed = run(SHIPPED, "models", "verify");

    for (String model :
        List.of("blood-cells", "speech-activity", "spoken-digits", "text-regions")) {
      assertTrue(printed.contains(model + ":1: ok"), printed);
      assertTrue(Files.isDirectory(SHIPPED.resolve(model).resolve("1/golden")), model);
    }
  }

  @Test
  void bloodCells_testSplit_isAsGoodAsItsCard() throws IOException {
    Path data = SharedData.require("data/images/bccd_voc364");

    double ap50 = number(evaluate("blood-cells", SHIPPED, data, "--split", "test").get("AP50"));

    assertTrue(ap50 >= 0.88, () -> "AP50 " + ap50);
  }

  @Test
  void textRegions_receipts_isWithinTenPointsOfPpOcr() throws IOException {
    Path receipts = SharedData.require("data/images/sroie_receipts");
    // PP-OCRv3's detector by the same evaluator (docs/models.md).
    double ppOcr = 0.918;

    double f1 = number(evaluate("text-regions", SHIPPED, receipts).get("f1"));

    assertTrue(f1 >= ppOcr - 0.1, () -> "F1 " + f1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pyannote_sample_rttm", "pyannote_debug_rttm"})
  void speechActivity_heldOutRecordings_isWithinThreePointsOfSilero(String set) throws IOException {
    Path data = SharedData.require("data/audio/" + set);
    Path silero = SharedData.require("models/silero_vad_v5/silero_vad_v5.onnx");
    run(folder, "models", "add", silero.toString(), "--name", "silero");

    double theirs = speechF1(evaluate("silero", folder, data));
    double ours = speechF1(evaluate("speech-activity", SHIPPED, data));

    assertTrue(ours >= theirs - 0.03, () -> "F1 " + ours + ", Silero's " + theirs);
  }

  @Test
  void spokenDigits_heldOutSpeakers_isAsGoodAsItsCard() throws IOException {
    Path recordings = SharedData.require("data/audio/fsdd/recordings");
    DigitStrings strings = new DigitStrings(recordings);
    strings.write("theo", 40, folder);
    strings.write("yweweler", 40, folder);

    Map<?, ?> words = (Map<?, ?>) evaluate("spoken-digits", SHIPPED, folder).get("words");

    double errors = number(Objects.requireNonNull(words).get("errorRate"));
    assertTrue(errors <= 0.1, () -> "word error rate " + errors);
  }

  private static double speechF1(Map<?, ?> report) {
    List<?> collars = (List<?>) Objects.requireNonNull(report.get("collars"));
    return number(((Map<?, ?>) Objects.requireNonNull(collars.get(0))).get("f1"));
  }

  private static double number(@Nullable Object figure) {
    return ((Number) Objects.requireNonNull(figure)).doubleValue();
  }

  private Map<?, ?> evaluate(String model, Path models, Path data, String... more)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("evaluate", "--json", "--model", model, "--data", data.toString()));
    arguments.addAll(List.of(more));
    String json = run(models, arguments.toArray(String[]::new));
    try (JsonParser parser = PlainJson.factory().createParser(json)) {
      return (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
    }
  }

  /** Runs the command, which must succeed, and returns what it printed. */
  private String run(Path models, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--models", models.toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commands = Main.commandLine(Map.of(), folder);
    commands.setOut(new PrintWriter(out));
    commands.setErr(new PrintWriter(err));
    assertEquals(ExitCodes.OK, commands.execute(all.toArray(String[]::new)), err::toString);
    return out.toString();
  }
}
