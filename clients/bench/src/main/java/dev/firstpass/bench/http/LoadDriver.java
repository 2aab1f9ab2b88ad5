package dev.firstpass.bench.http;

import dev.firstpass.bench.floor.Floor;
import dev.firstpass.bench.picture.PictureSize;
import dev.firstpass.bench.picture.PictureSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench serve-bench}: how much more CPU than the floor does the server take for a JPEG, and
 * how much of the floor's rate does it reach?
 *
 * <pre>clients/bench/bench serve-bench --model-file yolox_nano.onnx --images photos</pre>
 *
 * <p>Quote ratios, and only from a quiet machine: the report says how busy it was.
 */
@Command(
    name = "serve-bench",
    description = {
      "Load a Firstpass server over HTTP and set what it costs against the floor: the fastest JPEG"
          + " decoder at hand and bare ONNX Runtime, on the same pictures in the same run. Starts a"
          + " server of its own unless --url names one."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class LoadDriver implements Callable<Integer> {
  @Option(
      names = "--model-file",
      paramLabel = "FILE.onnx",
      required = true,
      description = "A detection model with one image of a fixed size as its input")
  private Path modelFile = Path.of("");

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description =
          "Photographs to send, resized to each size. Default: pictures drawn by the program")
  private @Nullable Path images;

  @Option(
      names = "--sizes",
      split = ",",
      defaultValue = "640x480,1920x1080,4000x3000",
      converter = SizeConverter.class,
      description = "Sizes of the pictures. Default: ${DEFAULT-VALUE}")
  private List<PictureSize> sizes = List.of();

  @Option(
      names = "--pictures",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many pictures of each size. Default: ${DEFAULT-VALUE}")
  private int pictures;

  @Option(
      names = "--concurrency",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,4,16",
      description = "Requests in flight. Default: ${DEFAULT-VALUE}")
  private List<Integer> concurrency = List.of();

  @Option(
      names = "--reduced-decode",
      split = ",",
      paramLabel = "TIMES",
      defaultValue = "0",
      description = "reduced-decode of the model, for server and floor: 0,2 runs both. Default: 0")
  private List<Double> reducedDecode = List.of();

  @Option(
      names = "--no-rewrite",
      description = "The server runs the graph as the file has it, as the floor does")
  private boolean noRewrite;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "7",
      description = "How often everything is measured in turn. Default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "3",
      description = "Length of one measurement. Default: ${DEFAULT-VALUE}")
  private double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "30",
      description = "Load before the first round of each size, seconds. Default: ${DEFAULT-VALUE}")
  private double warmUp;

  @Option(
      names = "--floor-threads",
      paramLabel = "N",
      description = "Threads of the floor that match several clients. Default: one per core")
  private int floorThreads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--java-options",
      paramLabel = "OPTIONS",
      defaultValue = "-XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError",
      description = "Of the server's JVM. Default: the launcher's, ${DEFAULT-VALUE}")
  private String javaOptions = "";

  @Option(
      names = "--serve-options",
      paramLabel = "OPTIONS",
      defaultValue = "",
      description = "Further options of 'firstpass serve'")
  private String serveOptions = "";

  @Option(
      names = "--url",
      description =
          "A server that runs already, http://host:port; its --reduced-decode must be told")
  private @Nullable URI url;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = ModelFolder.MODEL,
      description = "Name of the model on the server of --url")
  private String model = ModelFolder.MODEL;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PictureSource source = images == null ? PictureSource.drawn() : PictureSource.photos(images);
    Plan plan = new Plan(concurrency, floorThreads, rounds, duration(seconds), duration(warmUp));
    Report report = new Report(spec.commandLine().getOut());
    try (Floor floor = new Floor(modelFile, floorThreads)) {
      report.explain(plan, floor.library());
      for (double times : reducedDecode) {
        try (ServerUnderTest server = open(times)) {
          compare(plan, server, floor, source, times, report);
        }
      }
    }
    return 0;
  }

  private ServerUnderTest open(double times) throws IOException, InterruptedException {
    if (url != null) {
      return new RunningServer(url, model);
    }
    var firstpass = new Firstpass(words(javaOptions));
    ModelFolder models = ModelFolder.with(firstpass, modelFile, times);
    if (noRewrite) {
      models.forbidRewriting();
    }
    return StartedServer.start(firstpass, models, words(serveOptions));
  }

  private void compare(
      Plan plan,
      ServerUnderTest server,
      Floor floor,
      PictureSource source,
      double times,
      Report report)
      throws IOException, InterruptedException {
    for (PictureSize size : sizes) {
      List<byte[]> jpegs = source.jpegs(size, pictures);
      int denominator = floor.denominator(size, times);
      var comparison = new Comparison(plan, server, floor, jpegs, denominator);
      comparison.run();
      report.print(size + ", reduced-decode " + times, comparison);
    }
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(1000 * seconds));
  }

  private static List<String> words(String options) {
    return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+"));
  }
}
