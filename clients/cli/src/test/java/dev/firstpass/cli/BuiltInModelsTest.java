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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The models that come with the program serve while there are no others. */
final class BuiltInModelsTest {
  @TempDir private Path folder;

  private StringWriter out = new StringWriter();

  @BeforeEach
  void ship() throws IOException {
    Files.createDirectories(folder.resolve("scratch"));
    add("shipped", "shipped");
  }

  @Test
  void label_noOtherModels_usesTheShippedOne() throws IOException {
    Files.write(folder.resolve("a.png"), ToyRepository.picture(64, 64, "png"));

    assertEquals(ExitCodes.OK, run("own", "label", folder.resolve("a.png").toString()));
    assertTrue(out.toString().contains("\"name\":\"shipped\""), out::toString);
  }

  @Test
  void list_ownModelAdded_showsThatOne() throws IOException {
    run("own", "models", "list");
    assertTrue(out.toString().contains("shipped:1"), out::toString);

    add("own", "mine");
    run("own", "models", "list");

    assertTrue(out.toString().contains("mine:1"), out::toString);
    assertFalse(out.toString().contains("shipped:1"), out::toString);
    assertFalse(Files.exists(folder.resolve("shipped/mine")));
  }

  private void add(String repository, String name) throws IOException {
    Path model = ToyModel.write(folder.resolve("scratch"));
    String labels = folder.resolve("scratch/labels.txt").toString();
    assertEquals(
        ExitCodes.OK,
        run(repository, "models", "add", model.toString(), "--name", name, "--labels", labels));
  }

  private int run(String repository, String... arguments) {
    out = new StringWriter();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--models", folder.resolve(repository).toString()));
    all.addAll(List.of("--built-in", folder.resolve("shipped").toString()));
    CommandLine commands = Main.commandLine(Map.of(), folder);
    commands.setOut(new PrintWriter(out));
    return commands.execute(all.toArray(String[]::new));
  }
}
