package dev.firstpass.bench.http;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command {@code firstpass}, run as processes of their own from this program's class path.
 *
 * @param javaOptions options of their JVM
 */
record Firstpass(List<String> javaOptions) {
  private static final String MAIN = "dev.firstpass.cli.Main";

  Firstpass {
    javaOptions = List.copyOf(javaOptions);
  }

  /** Starts a command; its error output goes where this program's goes. */
  Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
  }

  /**
   * Runs a command to its end.
   *
   * @throws IOException when it does not end well
   */
  void run(List<String> arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    process.getInputStream().transferTo(System.err);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException("firstpass " + String.join(" ", arguments) + " ended with " + code);
    }
  }
}
