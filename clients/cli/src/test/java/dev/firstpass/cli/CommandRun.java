package dev.firstpass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonParser;
import dev.firstpass.core.draft.Draft;
import dev.firstpass.core.json.DraftJsonReader;
import dev.firstpass.core.json.PlainJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the command over one repository and reads what it prints. Confined to one test. */
final class CommandRun {
  private final Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /**
   * @param folder of the repository; also where the command runs
   */
  CommandRun(Path folder) {
    this.folder = folder;
  }

  /** Adds a model as {@code m}. */
  void add(Path model, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("models", "add", model.toString(), "--name", "m"));
    arguments.addAll(Arrays.asList(options));
    run(arguments.toArray(String[]::new));
  }

  /** Runs a command over the repository, which must succeed; forgets what was printed before. */
  void run(String... arguments) {
    assertEquals(ExitCodes.OK, exit(arguments), err::toString);
  }

  /** Runs a command over the repository; forgets what was printed before. */
  int exit(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--models", folder.toString()));
    return exitWithoutRepository(all.toArray(String[]::new));
  }

  /** Runs a command that needs no repository; forgets what was printed before. */
  int exitWithoutRepository(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.commandLine(Map.of(), folder)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** Returns what the last command printed. */
  String printed() {
    return out.toString();
  }

  /** Returns what the last command complained about. */
  String complaints() {
    return err.toString();
  }

  /** Evaluates {@code m}; {@link #figure} has the figures. */
  void evaluate(Path data, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("evaluate", "--json", "--model", "m", "--data", data.toString()));
    arguments.addAll(Arrays.asList(options));
    run(arguments.toArray(String[]::new));
  }

  /** Returns a figure of the report that was printed as JSON. */
  double figure(String name) {
    try (JsonParser parser = PlainJson.factory().createParser(printed())) {
      Map<?, ?> report = (Map<?, ?>) Objects.requireNonNull(PlainJson.read(parser));
      return ((Number) Objects.requireNonNull(report.get(name), this::printed)).doubleValue();
    } catch (IOException e) {
      throw new AssertionError(printed(), e);
    }
  }

  /** Returns the drafts that were printed, one a line. */
  List<Draft> drafts() {
    return printed().lines().map(CommandRun::draft).toList();
  }

  private static Draft draft(String line) {
    try (JsonParser parser = PlainJson.factory().createParser(line)) {
      return DraftJsonReader.read(parser);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
