package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.json.PlainJson;
import dev.firstpass.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the cards of the models that come with the program promise, on data that they never saw. */
final class BuiltInFiguresTest {
  private static final Path SHIPPED = Path.of("..", "..", "models", "builtin");

  @TempDir private Path folder;

  @Test
  void verify_everyShippedModel_isSound() {
    StringWriter out = new StringWriter();
    assertEquals(ExitCodes.OK, run(out, "models", "verify"), out::toString);
  }

  @Test
  void bloodCells_testSplit_isAsGoodAsItsCard() throws IOException {
    Path data = SharedData.require("data/images/bccd_voc364");
    StringWriter out = new StringWriter();

    run(
        out,
        "evaluate",
        "--json",
        "--model",
        "blood-cells",
        "--split",
        "test",
        "--data",
        data.toString());

    double ap50 = figure(out.toString(), "AP50");
    assertTrue(ap50 >= 0.88, () -> "AP50 " + ap50);
  }

  private static double figure(String json, String name) throws IOException {
    try (JsonParser parser = PlainJson.factory().createParser(json)) {
      Map<?, ?> report = (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
      return ((Number) Objects.requireNonNull(report.get(name), () -> json)).doubleValue();
    }
  }

  private int run(StringWriter out, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--models", SHIPPED.toString()));
    CommandLine commands = Main.commandLine(Map.of(), folder);
    commands.setOut(new PrintWriter(out));
    return commands.execute(all.toArray(String[]::new));
  }
}
