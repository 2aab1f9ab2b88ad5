package dev.firstpass.bench.http;

import dev.firstpass.bench.floor.Floor;
import dev.firstpass.bench.picture.PictureSize;
import dev.firstpass.bench.picture.PictureSource;
import java.io.IOException;
import java.io.PrintWriter;
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

/** {@code bench serve-bench}: what the server costs above the floor. */
@Command(
    name = "serve-bench",
    description = {
      "Load a Firstpass server over HTTP and set what it costs against the floor: the fastest JPEG",
      "decoder at hand and bare ONNX Runtime, on the same pictures in the same run.",
      "Starts a server of its own unless --url names one."
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
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "15",
      description = "Load before the first round of each size, seconds. Default: ${DEFAULT-VALUE}")
  private int warmUp;

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
    Plan plan =
        new Plan(
            concurrency,
            floorThreads,
            rounds,
            Duration.ofSeconds(seconds),
            Duration.ofSeconds(warmUp));
    PictureSource source = images == null ? PictureSource.drawn() : PictureSource.photos(images);
    try (Floor floor = new Floor(modelFile, floorThreads)) {
      Report report = new Report(out());
      out().println("Floor: JPEG by " + floor.library() + ", bare ONNX Runtime");
      report.explain(plan);
      for (double times : reducedDecode) {
        compareAll(plan, floor, source, times, report);
      }
    }
    return 0;
  }

  private void compareAll(Plan plan, Floor floor, PictureSource source, double times, Report report)
      throws IOException, InterruptedException {
    if (url != null) {
      try (ServerUnderTest server = ServerUnderTest.at(url)) {
        compareAll(plan, server, model, floor, source, times, report);
      }
      return;
    }
    var firstpass = new Firstpass(words(javaOptions));
    try (ModelFolder models = ModelFolder.with(firstpass, modelFile, times);
        ServerUnderTest server =
            StartedServer.start(firstpass, models.folder(), words(serveOptions))) {
      compareAll(plan, server, ModelFolder.MODEL, floor, source, times, report);
    }
  }

  private void compareAll(
      Plan plan,
      ServerUnderTest server,
      String name,
      Floor floor,
      PictureSource source,
      double times,
      Report report)
      throws IOException, InterruptedException {
    for (PictureSize size : sizes) {
      Comparison comparison =
          new Comparison(
              plan,
              server,
              name,
              floor,
              source.jpegs(size, pictures),
              floor.denominator(size, times));
      comparison.run();
      report.print(size + ", reduced-decode " + times, comparison);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static List<String> words(String options) {
    return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+"));
  }
}
