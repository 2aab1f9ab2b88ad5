package dev.firstpass.bench.http;

import dev.firstpass.bench.picture.PictureSize;
import dev.firstpass.bench.picture.PictureSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench tool-bench}: does one call of Label Studio for many tasks reach the rate of the
 * native API?
 *
 * <pre>clients/bench/bench tool-bench --model-file yolox_nano.onnx --images photos</pre>
 */
@Command(
    name = "tool-bench",
    description = {
      "Send the same pictures through the native API, a few requests at a time, and as the tasks of"
          + " one call of Label Studio that names their files, in turn. No two pictures have the"
          + " same bytes, and nothing is remembered."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ToolBench implements Callable<Integer> {
  @Option(
      names = "--model-file",
      paramLabel = "FILE.onnx",
      required = true,
      description = "A detection model")
  private Path modelFile = Path.of("");

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description = "Photographs to repeat. Default: pictures drawn by the program")
  private @Nullable Path images;

  @Option(
      names = "--size",
      defaultValue = "640x480",
      converter = SizeConverter.class,
      description = "Size of the pictures. Default: ${DEFAULT-VALUE}")
  private @Nullable PictureSize size;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      defaultValue = "500",
      description = "How many pictures a round. Default: ${DEFAULT-VALUE}")
  private int tasks;

  @Option(
      names = "--clients",
      paramLabel = "N",
      description = "Requests in flight at the native API. Default: four per core")
  private int clients = 4 * Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "7",
      description = "How often both are measured, after one that does not count. Default: 7")
  private int rounds;

  @Option(
      names = "--java-options",
      paramLabel = "OPTIONS",
      defaultValue = "-XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError",
      description = "Of the server's JVM. Default: the launcher's, ${DEFAULT-VALUE}")
  private String javaOptions = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PictureSource source = images == null ? PictureSource.drawn() : PictureSource.photos(images);
    PictureSize chosen = size == null ? new PictureSize(640, 480) : size;
    var firstpass = new Firstpass(List.of(javaOptions.strip().split("\\s+")));
    try (DistinctPictures pictures =
            DistinctPictures.of(source.jpegs(chosen, Integer.MAX_VALUE), tasks);
        ServerUnderTest server =
            StartedServer.start(
                firstpass, ModelFolder.with(firstpass, modelFile, 0), options(pictures))) {
      compare(new ToolRound(server, pictures, clients));
    }
    return 0;
  }

  private static List<String> options(DistinctPictures pictures) {
    return List.of(
        "--local-files",
        "/data/local-files/=" + pictures.folder(),
        "--remember-drafts",
        "0",
        "--timeout",
        "600");
  }

  private void compare(ToolRound round) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<Double> plain = new ArrayList<>();
    List<Double> tool = new ArrayList<>();
    round.nativeApi();
    round.labelStudio();
    for (int i = 0; i < rounds; i++) {
      plain.add(round.nativeApi());
      tool.add(round.labelStudio());
    }
    List<Double> ratios =
        IntStream.range(0, rounds).mapToObj(i -> tool.get(i) / plain.get(i)).toList();
    out.printf(
        Locale.ROOT,
        "%d pictures a round, %d rounds in turn, %d clients; medians, least-most in brackets%n",
        tasks,
        rounds,
        clients);
    print(out, "native API, pictures a second", plain);
    print(out, "one call of Label Studio, pictures a second", tool);
    print(out, "ratio, pairs of the same round", ratios);
    out.flush();
  }

  private static void print(PrintWriter out, String what, List<Double> figures) {
    Spread spread = Spread.of(figures);
    out.printf(
        Locale.ROOT,
        "%-46s %.2f [%.2f-%.2f]%n",
        what,
        spread.median(),
        spread.least(),
        spread.most());
  }
}
