package dev.firstpass.cli;

import dev.firstpass.core.error.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The values of options that the command line does not give: from {@code FIRSTPASS_*} in the
 * environment, else from {@code firstpass.yaml} in the working folder. An option {@code --max-body}
 * is {@code FIRSTPASS_MAX_BODY} there and {@code max-body} here.
 */
final class Configuration implements IDefaultValueProvider {
  /** The file in the working folder. */
  static final String FILE_NAME = "firstpass.yaml";

  private static final String PREFIX = "FIRSTPASS_";

  /** Read by the launcher script and by tests, not by the program. */
  private static final Set<String> FOREIGN =
      Set.of("FIRSTPASS_SHARED", "FIRSTPASS_JAVA_OPTS", "FIRSTPASS_JAVA");

  private final Map<String, String> environment;
  private final Map<String, String> file;
  private final List<String> problems;

  private Configuration(
      Map<String, String> environment, Map<String, String> file, List<String> problems) {
    this.environment = environment;
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads the environment and the file, if there is one.
   *
   * @param environment all variables
   * @param folder where the file is looked for
   */
  static Configuration read(Map<String, String> environment, Path folder) {
    List<String> problems = new ArrayList<>();
    Map<String, String> file = new LinkedHashMap<>();
    Path path = folder.resolve(FILE_NAME);
    if (Files.isRegularFile(path)) {
      readFile(path, file, problems);
    }
    Map<String, String> ours = new LinkedHashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !FOREIGN.contains(name)) {
            ours.put(name, value);
          }
        });
    return new Configuration(ours, file, problems);
  }

  /** Returns all that is wrong with the configuration: unknown names, a file that is not YAML. */
  List<String> problems(CommandLine commands) {
    Set<String> known = new TreeSet<>();
    collectNames(commands, known);
    List<String> all = new ArrayList<>(problems);
    for (String key : file.keySet()) {
      if (!known.contains(key)) {
        all.add(FILE_NAME + ": unknown key '" + key + "'" + Nearest.hint(key, known));
      }
    }
    for (String variable : environment.keySet()) {
      String key = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
      if (!known.contains(key)) {
        all.add("unknown variable " + variable + Nearest.hint(key, known));
      }
    }
    return all;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    String key = key(option);
    String fromEnvironment =
        environment.get(PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_'));
    return fromEnvironment != null ? fromEnvironment : file.get(key);
  }

  private static void readFile(Path path, Map<String, String> values, List<String> problems) {
    try {
      Object root =
          new Load(LoadSettings.builder().setLabel(FILE_NAME).build())
              .loadFromString(Files.readString(path));
      if (root instanceof Map<?, ?> map) {
        map.forEach((key, value) -> values.put(String.valueOf(key), text(value)));
      } else if (root != null) {
        problems.add(FILE_NAME + " must be a mapping of option names to values");
      }
    } catch (IOException | YamlEngineException e) {
      problems.add(
          FILE_NAME + " cannot be read: " + String.valueOf(e.getMessage()).replace('\n', ' '));
    }
  }

  /** A list is written as the command line has it, with commas; a mapping as its pairs. */
  private static String text(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + entry.getValue())
          .collect(Collectors.joining(","));
    }
    return String.valueOf(value);
  }

  private static void collectNames(CommandLine commands, Set<String> names) {
    commands.getCommandSpec().options().forEach(option -> names.add(key(option)));
    commands.getSubcommands().values().forEach(child -> collectNames(child, names));
  }

  private static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }
}
